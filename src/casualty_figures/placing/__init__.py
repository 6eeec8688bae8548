"""Names to places: country, first-level area, point, and how sure each is.

place_figures       fills the columns of figures that say where
place_mentions      the places a text names
country_of          the country a text is about
sections_of         the stretches of a text under headings that are places
build_gazetteer     the file all of them read; built on first use where absent
"""

from casualty_figures.placing.gazetteer.building import build_gazetteer
from casualty_figures.placing.gazetteer.cache import (
    build_ready_gazetteer,
    gazetteer_path,
    own_gazetteer_folder,
    own_gazetteers_fingerprint,
    ready_gazetteer,
)
from casualty_figures.placing.gazetteer.known_places import Gazetteer
from casualty_figures.placing.headings import Section, section_at, sections_of
from casualty_figures.placing.mentions import PlaceMention, country_of, place_mentions
from casualty_figures.placing.placement import place_figures

__all__ = [
    "Gazetteer",
    "PlaceMention",
    "Section",
    "build_gazetteer",
    "build_ready_gazetteer",
    "country_of",
    "gazetteer_path",
    "own_gazetteer_folder",
    "own_gazetteers_fingerprint",
    "place_figures",
    "place_mentions",
    "ready_gazetteer",
    "section_at",
    "sections_of",
]
