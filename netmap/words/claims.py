"""The sentences of claims: what netmap sees of one, and what people do with it."""

PACK_TITLE = "Evidence pack"
WHOSE_FILE = "One participant’s file"
SNAPSHOT_NAME = "Case {case}, review {number}"

VALID = "The record is in the sealed document that the claim points to."
NOT_VALID = "The record is not in the sealed document that the claim points to."
REFLECTED = "A reflection is there. Whether it shows the criterion, people judge."
NOT_REFLECTED = "The reflection is not finished."
AUTHENTIC = "Whoever claims made this record, or sealed the review."
NOT_AUTHENTIC = (
    "Somebody else made this record and sealed the review. Ask whose work it was."
)
FICTIONAL = "This is about an invented person: for training only."
CURRENT = "The review is inside the assessment centre’s window."
NOT_CURRENT = "The review is older than the assessment centre’s window."
OLDER_CRITERIA = "A newer set of criteria is in use than the one this was made under."
ENOUGH = (
    "With the other claims for this criterion there are two kinds of evidence, from "
    "two occasions, one of them not written by the claimant alone."
)
NOT_ENOUGH = "With the other claims for this criterion there is still: {missing}."
ONE_KIND = "fewer than two kinds of evidence"
ONE_OCCASION = "fewer than two occasions"
ALL_OWN = "nothing that somebody else wrote"
