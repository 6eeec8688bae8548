"""What `verify` looks at: the folders here, an address, or both."""

from dataclasses import dataclass

from casualty_figures.archive import Archive
from casualty_figures.publishing import WritingLock
from casualty_figures.records.damage import Damage
from casualty_figures.runs import verification, verification_at_address


@dataclass(frozen=True, slots=True)
class Verified:
    """Archive and releases in folders, looked at if `is_here`, and those at an address if there is one."""

    archive: Archive
    processed: WritingLock
    address: str | None
    is_here: bool

    def damage(self) -> list[Damage]:
        """Return what is damaged; all of it is read."""
        found = verification.damage_of(self.archive, self.processed) if self.is_here else []
        return found + (verification_at_address.damage_at_address(self.address) if self.address else [])

    def repair(self) -> None:
        """Put back what can be put back without reading an article anew; the lock is held."""
        if self.is_here:
            verification.repair(self.archive, self.processed)
        if self.address:
            verification_at_address.repair_at_address(self.address, self.archive, self.processed)

    def is_to_read(self, before: list[Damage], left: list[Damage], *, address_set: str | None) -> bool:
        """Whether a run, which works at `address_set`, may mend what is left; the lock is held."""
        is_wanted = verification.calls_for_a_run(_here(before), _here(left), self.processed)
        if self.address and self.address.rstrip("/") == (address_set or "").rstrip("/"):
            there = verification_at_address.take_for_reading(
                self.address, _there(before), _there(left), self.processed
            )
            return is_wanted or there
        return is_wanted


def _here(found: list[Damage]) -> list[Damage]:
    return [damage for damage in found if not damage.address]


def _there(found: list[Damage]) -> list[Damage]:
    return [damage for damage in found if damage.address]
