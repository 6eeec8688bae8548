"""Testimonies for tests, told in a line each."""

import hashlib
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from casualty_figures.reconciling.testimony import Bounds, ToldFigure
from casualty_figures.reconciling.testimony import Testimony as Told

__all__ = ["Told", "exactly", "figure", "hashed", "told_by"]


def hashed(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def exactly(number: int) -> Bounds:
    return Bounds(number, number, number)


def figure(bounds: Bounds | int, role: str = "counts", **known: Any) -> ToldFigure:
    bounds = exactly(bounds) if isinstance(bounds, int) else bounds
    plain = ToldFigure(
        figure_id="",
        indicator="killed",
        bounds=bounds,
        role=role,
        role_reason="as its article says",
        assertion="affirmed",
        victim_status="unknown",
        sex=None,
        age_group=None,
        speaker=None,
        speaker_type="unknown",
        sentence="",
    )
    return replace(plain, **known)


def told_by(name: str, *figures: ToldFigure, day: int = 1, **known: Any) -> Told:
    """Return the account of the article `name`, published on a day of May 2015 in the publisher of its name.

    Its counts are the sums of the figures that count.
    """
    own = tuple(replace(one, figure_id=hashed(name, place)) for place, one in enumerate(figures))
    plain = Told(
        account_id=hashed("account", name),
        article_id=hashed("article", name),
        origin_id=hashed("origin", name),
        publisher=name,
        published=date(2015, 5, day),
        is_current=True,
        kind="incident",
        is_main=True,
        cause="conflict",
        weapon="unknown",
        perpetrator=None,
        perpetrator_side="unknown",
        date_start=date(2015, 5, 1),
        date_end=date(2015, 5, 1),
        date_prec=1,
        date_basis="explicit",
        country="Iraq",
        country_iso3="IRQ",
        adm_1=None,
        adm_1_iso=None,
        location_name="Ramadi",
        latitude=33.4,
        longitude=43.3,
        where_prec=1,
        where_basis="explicit",
        counts=MappingProxyType({one.indicator: _counted(own, one.indicator) for one in own}),
        figures=own,
        told_text="",
    )
    return replace(plain, **known)


def _counted(figures: tuple[ToldFigure, ...], indicator: str) -> Bounds:
    own = [one.bounds for one in figures if one.indicator == indicator and one.role == "counts"]
    if not own:
        return Bounds(None, None, None)
    if len(own) == 1:
        return own[0]
    return exactly(sum(one.best or 0 for one in own))
