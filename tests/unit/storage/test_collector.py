"""The collector of cycles stays as it was."""

import gc

import pytest

from casualty_figures.storage.collector import collector_off


def test_no_cycles_are_collected_in_the_block() -> None:
    with collector_off():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_is_back_after_an_error() -> None:
    with pytest.raises(KeyError), collector_off():
        raise KeyError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector_off():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
