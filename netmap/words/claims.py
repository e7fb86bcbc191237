"""The sentences of claims: what netmap sees of one, and what people do with it."""

RULE_SORT = "Rule about contact, by its sort"
PACK_TITLE = "Evidence pack"
WHOSE_FILE = "One participant’s file"
SNAPSHOT_NAME = "Case {case}, review {number}"

VALID = "The record is in the sealed document that the claim points to."
NOT_VALID = "The record is not in the sealed document that the claim points to."
REFLECTED = "A reflection is there. Whether it shows the criterion, people judge."
NOT_REFLECTED = "The reflection is not finished."
AUTHENTIC = "Whoever claims put this record into netmap."
NOT_AUTHENTIC = (
    "Somebody else put this record into netmap, or it came from a file. Ask whose work "
    "it was."
)
FICTIONAL = "This is about an invented person: for training only."
CURRENT = "What it shows happened inside the assessment centre’s window."
NOT_CURRENT = "What it shows is older than the assessment centre’s window."
OLDER_CRITERIA = "A newer set of criteria is in use than the one this was made under."
ENOUGH = (
    "With the other claims for this criterion there are two kinds of evidence, from "
    "two occasions, one of them said to be written by somebody else."
)
NOT_ENOUGH = "Still to find, with the other claims for this criterion: {missing}."

EVIDENCE = "Evidence"
CLAIMS = "Claims"
EVIDENCE_HELP = (
    "What sealed reviews show for each criterion, and what is missing. netmap ticks "
    "nothing: you claim, others sign and judge."
)
NO_SEALED = (
    "No review is sealed yet. Evidence comes from sealed reviews alone: seal the first "
    "one on Review."
)
LATER = (
    "Something was recorded since the last review was sealed. What is missing takes it "
    "into account; it can be claimed once the next review is sealed."
)
LAST_NOT = "Review {number}, the last, does not show it."
TAB_CRITERIA = "Criteria"
TAB_CLAIMS = "Claims of this case"
TAB_PLAN = "Plan and forms"
TAB_PACK = "Evidence pack"
TAB_ALL = "All standards"

OVERVIEW = "The criteria, across the reviews"
OVERVIEW_HEADS = ("Criterion", "In short", "Shown by reviews", "Missing", "Claims")
NOTHING_SHOWN = "None yet"
NOTHING_MISSING = "Nothing that netmap can see"
NOT_YET = "Not applicable yet"
NOT_YET_HELP = "Nothing in this case calls for it so far. That is no gap."
CHOOSE = "Criterion"
OFFICIAL = "{criterion} ({code})"
MISSING = "What is missing"
ABOUT = "About: {names}."
SHOWN = "What sealed reviews show"
SHOWN_HELP = "Each of these may be evidence. None is, until you claim it."
LOOKS_FOR = "netmap looks for: {what}."
CANDIDATE = "{record}, in review {number} of {day}"
SINCE = "On record since the review of {day}."
SINCE_DIGEST = "Digest {digest}."
CLAIM_THIS = "Claim this: {record}, review {number}"
NEVER_TITLE = "What netmap never takes for this"
TAKEN_TITLE = "What assessors take for it"
RECORDS = {
    "review": "How the review was held",
    "tie": "The tie with {name}",
    "wish": "The wish about {name}",
    "explanation": "The explanation of {day}",
    "contact": "The visit of {day}",
    "plan": "The plan agreed on {day}",
    "reporting_information": "What was told on {day}",
}
RECORD_ABOUT = "{record} ({name})"
SOMEBODY = "somebody"

WRITE_TITLE = "Claim: {criterion}"
WRITE_HELP = (
    "One claim is one criterion, one record and one reflection. Write in the first "
    "person, without names. netmap warns of names; it never writes for you."
)
KIND = "Which kind of evidence it is"
MODEL = "How you reflect"
ASIDE = "You can also ask yourself"
HELD_WHERE = "Where the signed paper is kept"
HELD_WHERE_HELP = (
    "For evidence that somebody else writes: print the form under “Plan and forms”. A "
    "place without a name, such as “portfolio, section 3”."
)
NO_KIND = "Not saved. Choose which kind of evidence it is."
SAVE = "Save this claim"
SAVED = "Saved. Nobody else sees it until you submit it."
DROP = "Do not claim this"
RECORD_GONE = (
    "The sealed reviews do not show this record any more, so it cannot be claimed. "
    "What you wrote is still here. Copy what you want to use again, then close it."
)
CLOSE_TYPED = "Close, and see the evidence"

LIST_HELP = (
    "One claim is one criterion, one record of one sealed review, one reflection."
)
SHOW = "Show"
SHOWS = {
    "all": "Every claim",
    "own": "Yours",
    "sign_off": "To sign off",
    "judge": "To judge",
    "mend": "Returned to you",
}
NO_CLAIMS = "There is no claim here."
ROW = "{criterion}: {paraphrase}"
ROW_BY = "{kind}. {state}. By {name}, {day}."
ROW_CASE = "Case {reference}."
ROW_SIGNED = "Signed off by a supervisor."
CORRECTED = "Source corrected: another review puts right the one that this rests on."
OLDER = "Made under the criteria of {then}. Those of {now} are in use."
LEFT = "Whoever claimed this does not work here any more."
SOMEONE_LEFT = "someone who left"
ROW_RECORD = "It rests on {record}, in review {number}."
OPEN = "Open {criterion} ({code}) of {day} by {name}"
BACK = "Back to the list"

CHAIN = "What stands behind it"
CHAIN_CRITERION = "Criterion: {criterion}, criteria of {set}. {paraphrase}."
CHAIN_RECORD = "Record: {record}{who}. {shows}"
CHAIN_WHO = ", about {names}"
CHAIN_SNAPSHOT = "Snapshot: review {number}, held on {day}, sealed by {name}."
CHAIN_SNAPSHOT_WEEK = "Snapshot: review {number}, week {week} of the case."
CHAIN_DIGEST = "Digest: {digest}"
CHAIN_INTACT = (
    "Verified now: the document gives its digest, and the record is as it was sealed."
)
CHAIN_BROKEN = (
    "Verified now: it is NOT as it was sealed. Do not judge it. Ask whoever looks "
    "after netmap to run “netmap verify”."
)
CHAIN_OTHERS = (
    "This review is as it was sealed, but {count} things elsewhere in the case are not."
)
CHAIN_PARTS = {
    "review": "the review as it was held",
    "tie": "one tie",
    "wish": "one wish",
    "explanation": "one explanation of a restriction",
    "contact": "one supervised visit",
    "plan": "one plan",
    "reporting_information": "what was told about reporting",
}
EXTRACT = "The record, without names"
MAP = "The map, without names"
MAP_TWIN = "The same as a table"
REFLECTION = "The reflection"
CHECKS = "What netmap can see"
CHECKS_HELP = "These are tests of the claim, not of a person. People judge."
LOOK = "Look at this. {said}"
NAMES_FOUND = (
    "These words could say who it is: {words}. Write the reflection without them. For "
    "everybody who may not see the case, and in a pack, they are left out."
)
SIGN_OFF_TITLE = "Supervisor’s sign-off"
JUDGEMENT_TITLE = "Assessor’s judgement"
SIGNED_LINE = "{name}, {day}, over digest {digest}."
NONE_YET = "None yet."
RETURNED_EARLIER = "Returned by {name}, {day}."

SAVED_NOW = "What is saved now"
CHANGE = "Save the changes"
CHANGED = "Saved."
SUBMIT_ALL_THE_SAME = "I have looked at these words. Submit with them."
SUBMIT = "Submit this claim"
SUBMITTED = "Submitted. It waits to be signed off and judged."
WITHDRAW = "Withdraw this claim"
WITHDRAW_HELP = "It stays on record, as withdrawn, and counts for nothing."
WITHDRAWN = "Withdrawn."
SIGN_OFF_HELP = (
    "Your signature says that this is the claimant’s own work, as far as you know it. "
    "It is no judgement of the evidence."
)
SIGN_OFF_NOTE = "Anything to add"
SIGN_OFF = "Sign this claim off"
SIGNED_OFF = "Signed off."
JUDGE_HELP = (
    "You see the record without names. If you need the original, look at it where it "
    "is kept, with the claimant."
)
NOT_SIGNED_OFF = "No supervisor has signed this claim off."
JUDGE_NOTE = "Your reason, or a word to the claimant"
ACCEPT = "Accept this claim"
ACCEPTED = "Accepted."
RETURN = "Return this claim with the reason"
RETURNED = "Returned. The claimant reads your reason."

ACROSS = "Across your cases"
ACROSS_HELP = (
    "Claims that you submitted or that were accepted, inside the window of {months} "
    "months. Whether they are enough is for your assessor to say."
)
ACROSS_HEADS = (
    "Criterion",
    "In short",
    "Kinds of evidence",
    "Occasions",
    "By somebody else, as you say",
    "Still to find",
)
ACROSS_NONE = "None"
ACROSS_YES, ACROSS_NO = "Yes", "No"
ACROSS_PAST = "{count} outside the window"
STILL_KIND = "another kind of evidence"
STILL_OCCASION = "another occasion"
STILL_OTHERS = "something that somebody else writes"
ACROSS_NOTHING = "Nothing counts yet"
ACROSS_ALL = "Two kinds, two occasions, one by somebody else"

PACK_HELP = (
    "One file with a PDF (PDF/UA), a Word document to edit and a small DuckDB file "
    "with the cited reviews. Names and places that netmap knows of the case are left "
    "out; read it before you give it to anybody. It is still personal data: a small "
    "team may know a map by its shape. “netmap evidence verify FILE” checks it offline."
)
PACK_CASE = "Every claim of this case that was submitted or accepted."
PACK_OWN = "Every claim of yours that was submitted or accepted, from all your cases."
PACK_TAKE = "Take the evidence pack"
PACK_DEMO = (
    "These are invented people, for training only: no evidence pack is made of them."
)
PACK_NONE = "No claim here was submitted yet, so there is nothing to pack."

PACK_WROTE = (
    "Wrote {file}: claims {claims}, snapshots {snapshots}, words left out {masked}. "
    "It is not encrypted. Check it with: netmap evidence verify {file}"
)
PACK_INTACT = (
    "Nothing was changed since it was packed: claims {claims}, snapshots {snapshots}. "
    "SHA-256 of its manifest: {digest}"
)
PACK_BROKEN = "{name} was not as it was sealed already when it was packed."
PACK_CHANGED = "This pack is not as it was made:"

PLAN_TITLE = "Plan an observation or a discussion"
PLAN_HELP = (
    "Most criteria are judged by somebody who saw you work. Plan it from what is "
    "missing: choose the criteria, and print the sheet."
)
PLAN_CRITERIA = "Criteria"
PLAN_MISSING = "Something is missing for: {criteria}."
PLAN_SHOWN = "{shows} (review {number}, week {week})"
PLAN_SAVE = "Save this plan"
PLAN_SAVED = "Saved."
PLAN_NONE = "Nothing is planned yet."
PLAN_LINE = "{kind} on {day}: {criteria}."
PLAN_WITH = "With: {whom}."
PLAN_PRINT = "Print the sheet ({kind}, {day})"
PLAN_HELD = "It was held on"
PLAN_OUTCOME = "What came of it"
PLAN_DONE = "Save what came of it"
FORMS_TITLE = "Blank forms"
FORMS_HELP = (
    "For those who see you work and for the person themselves. Nothing is ticked on "
    "them. Keep the signed paper where your centre says."
)
FORMS_CRITERIA = "For which criteria"
FORMS = {
    "observation": "Observation record",
    "expert_witness": "Expert witness statement",
    "testimony": "Testimony",
    "testimony_easy_read": "Testimony, easy read",
}

ALL_HELP = (
    "All criteria of the five standards, in our own words. For P1 to P6 and P18 to P22 "
    "netmap looks for evidence; for the others it says what its records could be. The "
    "standard’s own text is the authority. Criteria of {month}."
)
STANDARD = "Standard"
ALL_HEADS = ("Criterion", "In short", "Can records show it", "What would be on record")

SETTINGS = "What holds for evidence in your service"
WINDOW = "The assessment centre’s window, in months"
PAID = "Ask for a wish about ties to those who are paid, too"
CODE = "Your organisation’s code for {title}"
SETTINGS_SAVE = "Save for everyone"
SETTINGS_SAVED = "Saved for everyone."
