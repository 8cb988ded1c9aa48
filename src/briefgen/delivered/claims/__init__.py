"""Numbers and dates outside any anchor, held against the facts.

Comes in: texts as shown, with what anchors cover. Goes out: a claim for each number and date.
"""

from briefgen.delivered.claims.judge import ClaimJudge, judge_claims
from briefgen.delivered.claims.model import Claim, ClaimKind, ClaimText, Verdict, Why

__all__ = ["Claim", "ClaimJudge", "ClaimKind", "ClaimText", "Verdict", "Why", "judge_claims"]
