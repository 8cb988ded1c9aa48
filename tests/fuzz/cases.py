"""Cases by seed and number: which sample, what is done to it, and what is tried on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from tests.fuzz.packages import mutant
from tests.fuzz.samples import PACKAGES, TEXTS, Sample
from tests.fuzz.texts import damaged_bytes, damaged_text
from tests.fuzz.trials import TRIALS, Trial

SETS: Mapping[str, Sequence[Sample]] = {
    "packages": PACKAGES,
    "texts": TEXTS,
    "all": (*PACKAGES, *TEXTS),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One damaged file and one trial; made again from the seed, the number and the set."""

    seed: int
    number: int
    among: str

    @property
    def sample(self) -> Sample:
        """Each in its turn."""
        samples = SETS[self.among]
        return samples[self.number % len(samples)]

    @property
    def trial(self) -> Trial:
        """Each of the sample's in its turn."""
        trials = TRIALS[self.sample.kind]
        return trials[self.number // len(SETS[self.among]) % len(trials)]

    def made(self) -> tuple[bytes, tuple[str, ...]]:
        """The damaged file, and what was done to it."""
        random = Random(f"{self.seed} {self.number} {self.among}")
        data, name = self.sample.make(), self.sample.name
        if self.sample in PACKAGES:
            done = mutant(random, data)
            return done.data, done.done
        suffix = name[name.rindex(".") :]
        if suffix in (".png", ".ttf", ".pdf"):
            how = []
            for _ in range(random.choice((1, 2, 5))):
                data, said = damaged_bytes(random, data)
                how.append(said)
            return data, tuple(how)
        return damaged_text(random, data, suffix)

    def __str__(self) -> str:
        return f"--among {self.among} --seed {self.seed} --only {self.number}"
