"""A speaker as a sentence names one."""

from dataclasses import dataclass

PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's noun phrase with its offsets, and where its verb ends.

    `is_after_words` says that it can speak for what stands before it ("40
    died, police said"); `is_aside`, that it stands between commas and speaks
    for the whole sentence; `is_closing`, that nothing said follows it.
    """

    start: int
    end: int
    text: str
    verb_end: int
    is_after_words: bool
    is_aside: bool = False
    is_closing: bool = False

    @property
    def is_pronoun(self) -> bool:
        """Whether the words are a pronoun alone."""
        return self.text.lower() in PRONOUNS
