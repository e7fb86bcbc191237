"""The sentences of who may see what: people, emergency access, the record of use."""

SUPERVISION = "Supervision"
PEOPLE = "People"
TRAIL = "Who did what"
EMERGENCY = "Emergency access"
ACCOUNT = "Your account"

ACCOUNT_HELP = "{name}: {roles}."
ORGANISATION_PASSWORD = "Your organisation keeps your password. Change it there."

EMERGENCY_LINK = "See a case that is not yours, in an emergency"
EMERGENCY_HELP = (
    "For when someone may come to harm and nobody who holds the case can be reached. "
    "You see the case for an hour and cannot change it. "
    "It is put on record, and a supervisor of the team will read your reason."
)
EMERGENCY_REFERENCE = "Reference of the case"
EMERGENCY_REASON = "Why do you need to see it now?"
EMERGENCY_OPEN = "Open this case for an hour"
EMERGENCY_OPENED = "The case is open for an hour. This is on record."
EMERGENCY_BANNER = (
    "Emergency access until {time}. This case is not yours: you can look, not change. "
    "A supervisor will read why you opened it: {reason}"
)
EMERGENCY_CLOSE = "Close it now"
EMERGENCY_CLOSED = "Closed. What you did is on record."
EMERGENCY_NONE = "You have no case open in an emergency."
EMERGENCY_MINE = "Open now"
EMERGENCY_GO = "Go to case {case}"

QUEUE = "Opened in an emergency, and not looked into yet"
QUEUE_HELP = "Someone who does not hold the case opened it. Ask them, then say so here."
QUEUE_NONE = "Nothing is waiting."
QUEUE_LINE = "{who}, at {time}. Case {case}."
QUEUE_REASON = "Their reason"
QUEUE_NOTE = "What you found (kept with it)"
QUEUE_DONE = "I have looked into this"
QUEUE_SAVED = "On record: you looked into this."

HAND_OVER = "Hand a case over"
HAND_OVER_HELP = (
    "The new worker gets everything in the case, and their team answers for it. "
    "Concerns go along: supervisors and the safeguarding lead of that team see them."
)
HAND_OVER_CASE = "Case"
HAND_OVER_LINE = "{reference}, with {name}"
HAND_OVER_TO = "To whom"
HAND_OVER_DO = "Hand it over"
HAND_OVER_CHOOSE = "Choose the case and who takes it. Nothing was handed over."
HAND_OVER_DONE = "Handed over."
HAND_OVER_NONE = "There is no case that you could hand over."

SAME = "One person in two cases"
SAME_HELP = (
    "When someone on a map is the participant of another case of your team, say so "
    "here. Neither worker is told, and netmap never compares names."
)
SAME_CASE = "Reference of the case with the map"
SAME_WHO = "Who on the map"
SAME_OTHER = "Reference of their own case"
SAME_DO = "They are the same person"
SAME_DONE = "Saved. Only supervisors of both cases are told."
SAME_WARNING = (
    "{alter} on this map is the participant of case {other}. Their workers are not "
    "told. Take care what you say to whom."
)
SAME_WARNING_OTHER = (
    "The participant is on the map of case {case}, as {alter}. Their workers are not "
    "told. Take care what you say to whom."
)
SAME_BACK = "They are not the same person"
SAME_BACK_DONE = "Taken back."
SAME_FIND = "Show who is on the map"

WORKERS = "Who works here"
TEAMS = "Teams"
ADD_WORKER = "Add someone"
WORKER_NAME = "Name, as colleagues know them"
ROLES = "Roles"
TEAM = "Team"
SIGN_IN_AS = "Sign-in name, or e-mail address at your organisation"
KEPT_HERE = "Password"
KEPT_WHERE = {True: "Kept here", False: "Kept by your organisation"}
ADDED_WORKER = "Added {name}."
FIRST_PASSWORD = (
    "Password to begin with: {password} It is shown once. Give it to them in person; "
    "they choose their own when they first sign in."
)
WORKER_LINE = "{roles}. Team: {team}. {account}. Cases: {cases}."
WORKER_GONE = "Left. {line}"
NO_ACCOUNT = "No account"
ACCOUNT_HERE = "Signs in as {name}"
ACCOUNT_THERE = "Signs in with your organisation as {name}"
CHANGE = "Change {name}"
RENAME_WORKER = "Save name, roles and team"
SAVED_WORKER = "Saved. It holds from their next click."
GIVE_ACCOUNT_DO = "Save this account anew"
ACCOUNT_SAVED = "Saved."
TEAM_OF_CASES = (
    "A case they hold stays with the team that it is in, until it is handed over."
)
LEFT = "They have left"
LEFT_HELP = (
    "Their access ends at once. What they recorded stays theirs. "
    "Hand their cases over below."
)
LEFT_DO = "End their access now"
LEFT_DONE = "Their access has ended."
BACK = "They are back"
BACK_DONE = "They can sign in again."
TEAM_NAME = "Name of the team"
ADD_TEAM = "Add a team"
TEAM_SAVED = "Saved."
NO_SUPERVISOR = (
    "This team has no supervisor: nobody looks into emergency access to its cases."
)
RENAME = "Save the name"

TRAIL_HELP = (
    "Who did what with which case, and when. It never says what was seen or written. "
    "Reading it is on record too."
)
TRAIL_WHO = "Who"
TRAIL_EVERYONE = "Everyone"
TRAIL_CASE = "Reference of a case"
TRAIL_SINCE = "From"
TRAIL_UNTIL = "To"
TRAIL_NONE = "Nothing is on record for this."
TRAIL_MORE = "These are the newest {count}. A file holds all of them."
TRAIL_TAKE = "Take as a file (CSV)"
TRAIL_HEADS = ("When", "Who", "What", "Case", "About")
NOBODY = "Nobody with an account"
ACTS = {
    "add_local_kind": "Added a kind of rule",
    "add_worker": "Added a worker",
    "ask_countersign": "Asked for a review to be countersigned",
    "backup": "Made a backup",
    "change_participant": "Changed the participant’s details",
    "change_password": "Changed their own password",
    "change_roles": "Changed what someone may do",
    "change_worker": "Changed a worker",
    "choose_convention": "Chose how lines are drawn",
    "accept_claim": "Accepted a claim",
    "change_evidence_settings": "Changed what holds for evidence",
    "close_account": "Ended someone’s access",
    "close_emergency": "Closed an emergency access",
    "countersign": "Countersigned a review",
    "discard_draft": "Threw a draft away",
    "edit": "Changed a map",
    "export": "Wrote the case file",
    "export_study": "Wrote a study",
    "export_trail": "Took this record out",
    "give_account": "Gave someone an account",
    "hand_over": "Handed the case over",
    "import": "Imported the case",
    "init": "Made the store",
    "look_into": "Looked into an emergency access",
    "name_same_person": "Said that one person is in two cases",
    "open_account": "Let someone in again",
    "open_in_emergency": "Opened the case in an emergency",
    "prompts": "Wrote what is asked",
    "put_team": "Changed a team",
    "redo": "Made a change to a map again",
    "register": "Added the participant",
    "return_review": "Returned a review",
    "seal": "Sealed a review",
    "set_up": "Made the first account",
    "return_claim": "Returned a claim",
    "save_claim": "Wrote a claim",
    "sign_in": "Signed in",
    "sign_in_failed": "Did not get in",
    "sign_off_claim": "Signed a claim off",
    "sign_out": "Signed out",
    "start_correction": "Began a correction",
    "start_review": "Began a review",
    "submit_claim": "Submitted a claim",
    "take_evidence": "Wrote what the records show as evidence",
    "take_pack": "Took an evidence pack",
    "take_changes": "Wrote what changed between two reviews",
    "take_back_same_person": "Took back that one person is in two cases",
    "take_map": "Took a map away or printed it",
    "take_measures": "Wrote measures",
    "undo": "Took back a change to a map",
    "view": "Looked at the case",
    "view_claim": "Looked at a claim",
    "view_claims": "Looked through claims",
    "view_caseload": "Looked at a caseload",
    "view_concerns": "Looked at concerns of the case",
    "view_emergencies": "Read why the case was opened in an emergency",
    "view_overlaps": "Was told that one person is in two cases",
    "view_supervised": "Looked through the cases of their team",
    "view_trail": "Read this record",
    "withdraw_claim": "Withdrew a claim",
}
RECORDED = "Recorded: {what}"

ACT_LABELS = {
    "see": "Look at the case",
    "record": "Record in it",
    "seal": "Seal a review",
    "export": "Take it out, print",
    "see_concerns": "See concerns that others raised",
    "open_in_emergency": "Open it in an emergency",
    "look_into": "Look into emergency access",
    "see_trail": "Read who did what",
    "name_same_person": "Say that one person is in two cases",
    "hand_over": "Hand it over",
    "supervise": (
        "Write supervision notes, countersign or return a review, sign claims off"
    ),
    "claim": "Claim evidence from it",
    "judge": "Judge claims from it, without names",
    "hold_cases": "Hold, add and import cases",
    "add_kinds": "Add kinds of rule",
    "choose_settings": "Choose settings of the service",
    "manage_people": "Manage people, accounts and teams",
}
RELATION_LABELS = {
    "own": "A case of their own",
    "team": "A case of their team",
    "none": "Any other case",
    "emergency": "A case they opened in an emergency, within the hour",
    "service": "Acts that are about no case",
}
