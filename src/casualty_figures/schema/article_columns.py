"""Columns of `articles`: what was read, from where, in which version."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

from casualty_figures.schema.model import Between, EmptyWhen, Matches, Meaning, OneOf
from casualty_figures.schema.shared_columns import EARLIEST, SHA256

Version: TypeAlias = Annotated[
    int,
    Meaning(
        "Which version of the article at this address, from 1.", unit="version", checks=(Between(low=1),)
    ),
]
Url: TypeAlias = Annotated[
    Annotated[str, Meaning("Address the article was published at.", hxl="#meta+url")] | None,
    EmptyWhen("the article came as a file without a record of its address"),
]
PageAddress: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "The address without what differs between links to one page (scheme, www, tracking parameters): "
            "versions share it."
        ),
    ]
    | None,
    EmptyWhen("the article came as a file without a record of its address"),
]
SourceArticle: TypeAlias = Annotated[
    Annotated[str, Meaning("Publisher of the article (UCDP source_article).", hxl="#meta+source")] | None,
    EmptyWhen("neither the page nor the record beside it names a publisher"),
]
SourceHeadline: TypeAlias = Annotated[
    Annotated[str, Meaning("Headline of the article (UCDP source_headline).", hxl="#meta+headline")] | None,
    EmptyWhen("the article has no line that reads as a headline"),
]
SourceDateBasis: TypeAlias = Annotated[
    str,
    Meaning(
        "Where source_date comes from: the record beside the file, the page's metadata, the page's text, "
        "or none where there is no date.",
        checks=(OneOf(("record", "metadata", "text", "none")),),
    ),
]
DateModified: TypeAlias = Annotated[
    Annotated[
        date,
        Meaning("Day the page says it was last changed.", hxl="#date+modified", checks=(EARLIEST,)),
    ]
    | None,
    EmptyWhen("the page does not say"),
]
RetrievedAt: TypeAlias = Annotated[
    datetime,
    Meaning("When the bytes were fetched, else when they entered the archive, UTC.", hxl="#date+retrieved"),
]
GoneAt: TypeAlias = Annotated[
    Annotated[
        datetime,
        Meaning("When its page was first found gone (404, 410) after the bytes were retrieved, UTC."),
    ]
    | None,
    EmptyWhen("its page was there when it was last asked for, or is asked for no more"),
]
Language: TypeAlias = Annotated[
    str, Meaning("ISO 639-1 code of the text.", hxl="#meta+language", checks=(Matches(r"[a-z]{2}"),))
]
TextSha256: TypeAlias = Annotated[str, Meaning("SHA-256 of the stored text, as UTF-8.", checks=(SHA256,))]
TextSketch: TypeAlias = Annotated[
    str,
    Meaning(
        "The 32 smallest hashes (CRC-32) of the text's word 4-grams, eight hexadecimal digits each: by them "
        "copies are found (bottom-k sketch, Broder 1997).",
        checks=(Matches(r"([0-9a-f]{8}){0,32}"),),
    ),
]
RawSha256: TypeAlias = Annotated[str, Meaning("SHA-256 of the archived bytes.", checks=(SHA256,))]
RawPath: TypeAlias = Annotated[
    str,
    Meaning("Path of the archived bytes below the raw folder; one that ends in .zst is compressed (zstd)."),
]
CharacterCount: TypeAlias = Annotated[
    int, Meaning("Length of the stored text.", unit="character", checks=(Between(low=1),))
]
OriginGroupId: TypeAlias = Annotated[
    str,
    Meaning(
        "Copies of one story share it: the article_id of the first of them by date and id.",
        hxl="#meta+id+origin",
        checks=(SHA256,),
    ),
]
SupersedesArticleId: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning("The version that this one replaces.", hxl="#meta+id+article", checks=(SHA256,)),
    ]
    | None,
    EmptyWhen("this is the first version seen at its address, or it has no address"),
]
CopyOfArticleId: TypeAlias = Annotated[
    Annotated[
        str,
        Meaning(
            "The first article that holds the words of this one: both are one voice.",
            hxl="#meta+id+article",
            checks=(SHA256,),
        ),
    ]
    | None,
    EmptyWhen("it copies no article"),
]
Text: TypeAlias = Annotated[
    str,
    Meaning(
        "The stored text: headline, blank line, body. Offsets of figures point into it.",
        hxl="#description+text",
    ),
]
