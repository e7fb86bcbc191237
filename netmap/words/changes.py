"""The sentences of what changed between two reviews.

At the desk the participant is "they"; in the session view they are "you".
"""

from collections.abc import Mapping

GROUPS: Mapping[str, str] = {
    "people": "Who is there",
    "ties": "Inside ties that were there both times",
    "wishes": "Wishes, and what became of them",
    "mix": "The mix of people",
    "links": "Who knows whom",
    "needs": "What they need or want",
    "rules": "Rules about contact",
}
WHOSE: Mapping[str, str] = {
    "participant": "Participant’s view",
    "worker": "Worker’s view",
    "outcome": "Their wish; what came of it is read from both maps",
    "together": "As said at the reviews",
    "counted": "Counted from the two maps",
    "record": "On record",
}
QUALITIES: Mapping[str, str] = {
    "supportive": "supportive",
    "mixed": "mixed",
    "detrimental": "hard on them",
    "neutral": "neither good nor hard",
    "declined": "something they chose not to say",
    "unknown": "not said",
}
STRENGTHS: Mapping[str, str] = {
    "strong": "strong",
    "moderate": "medium",
    "weak": "weak",
    "unknown": "not said",
}
FREQUENCIES: Mapping[str, str] = {
    "daily": "every day",
    "several_weekly": "several times a week",
    "weekly": "every week",
    "monthly": "every month",
    "less": "less than once a month",
    "none": "never",
    "unknown": "not said",
}
FLOWS: Mapping[str, str] = {
    "both": "both ways",
    "to_participant": "from {name} to them",
    "from_participant": "from them to {name}",
    "neither": "neither way",
    "unknown": "not said",
}
YES_NO: Mapping[str, str] = {"yes": "yes", "no": "no", "not_asked": "not asked"}
RECOGNITION: Mapping[str, str] = {
    "not_applicable": "not asked about",
    "not_discussed": "not talked about",
    "discussed_not_recognised": "talked about, and they did not see it so",
    "partly_recognised": "seen by them in part",
    "recognised": "seen by them",
}
STANDINGS: Mapping[str, str] = {
    "to_ask": "not asked about yet",
    "current": "in their life",
    "not_in_contact": "not in contact",
    "ended": "ended",
    "died": "died",
    "service_closed": "closed, or finished with them",
    "not_mentioned": "not talked about",
}
ENDED_WHY: Mapping[str, str] = {
    "own_choice": "It was the participant’s choice.",
    "their_choice": "It was the other person’s choice.",
    "moved_away": "Someone moved away.",
    "restricted": "A rule about contact was the reason.",
    "other": "There was another reason.",
    "unknown": "Why is not known.",
}
WISHES: Mapping[str, str] = {
    "maintain": "keep it as it is",
    "develop": "build it up",
    "restore": "mend it",
    "withdraw": "step back from it",
    "undecided": "not sure",
    "not_asked": "not asked",
}
EFFECTS: Mapping[str, str] = {
    "none": "no contact",
    "indirect_only": "letters or messages only",
    "supervised_only": "supervised contact only",
    "supported_only": "supported contact only",
    "with_approval_only": "contact with approval only",
    "place": "staying away from a place",
    "area": "staying out of an area",
    "inside_area": "staying inside an area",
    "online": "a rule about online contact",
    "non_association": "not to meet or be together",
    "time_limited": "contact at set times only",
    "notify_only": "contact has to be reported",
}

PEOPLE: Mapping[str, str] = {
    "came": "{name} is new.",
    "named": "{name} is named now, and was not then: {after}.",
    "back": "{name} is in their life again. At the earlier review: {before}.",
    "mentioned_again": (
        "{name} was talked about again: {after}. At the earlier review nobody asked."
    ),
    "reason": "Why it ended with {name} is recorded differently now. {why}",
    "not_mentioned": (
        "{name} was not talked about this time. That does not mean that it is over."
    ),
    "absent": (
        "{name} is not on the later map, and nothing says why. "
        "That does not mean that it is over."
    ),
    "not_asked_yet": "{name} has not been asked about yet.",
    "renamed": "{before} is called {after} now. Only the name is another.",
}
LEFT: Mapping[str, str] = {
    "not_in_contact": "In contact with {name} then, not now.",
    "ended": "It ended with {name}. {why}",
    "died": "{name} has died.",
    "service_closed": "{name} has closed, or has finished with them.",
}
STANDING: Mapping[str, str] = {
    **LEFT,
    "not_in_contact": "{name}: {before} then, not in contact now.",
}
MOVED: Mapping[str, str] = {
    "quality_participant": "The tie with {name} was {before}, and is {after} now.",
    "quality_worker": (
        "The worker saw the tie with {name} as {before}, and sees it as {after} now."
    ),
    "own_words": "About {name} they said then: “{before}” Now they say: “{after}”",
    "strength": "The tie with {name} was {before}, and is {after} now.",
    "frequency": "In touch with {name}: {before} then, {after} now.",
    "flow": "Help between them and {name}: {before} then, {after} now.",
    "relation": "{name} was recorded as {before}, and is recorded as {after} now.",
    "sector": "{name} stood under “{before}”, and stands under “{after}” now.",
    "recognition": (
        "Possible harm in the tie with {name}, as the worker records it: "
        "{before} then, {after} now."
    ),
    "closer": "They put {name} closer to them.",
    "further": "They put {name} further from them.",
}
BECAME: Mapping[str, tuple[str, str]] = {
    "key_person": (
        "{name} is a key person now.",
        "{name} is not named as a key person now.",
    ),
    "household": (
        "{name} lives with them now.",
        "{name} does not live with them now.",
    ),
    "paid": (
        "{name} is recorded as paid to be there now.",
        "{name} is not recorded as paid to be there now.",
    ),
    "abuse_concern": (
        "The worker records possible abuse in the tie with {name} now.",
        "The worker does not record possible abuse in the tie with {name} now.",
    ),
}
"""What is said where the answer became yes, and where it became no."""
FIRST_SAID: Mapping[str, str] = {
    "quality_participant": (
        "Then it was not said how the tie with {name} is. Now: {after}."
    ),
    "quality_worker": (
        "Then nothing was recorded of how the worker sees the tie with {name}. "
        "Now: {after}."
    ),
    "own_words": "About {name} they say now: “{after}”",
    "strength": (
        "Then it was not said how strong the tie with {name} is. Now: {after}."
    ),
    "frequency": (
        "Then it was not said how often they are in touch with {name}. Now: {after}."
    ),
    "flow": "Then it was not said which way help goes with {name}. Now: {after}.",
    "household": "Then it was not asked whether {name} lives with them. Now: {after}.",
    "recognition": (
        "Then possible harm in the tie with {name} was not talked about. "
        "Now it is {after}."
    ),
}
"""What was said before the earlier review is not known here: never "the first time"."""
NOT_SAID: Mapping[str, str] = {
    "quality_participant": (
        "The tie with {name} was {before}. This time it is not on record how it is."
    ),
    "quality_worker": (
        "The worker saw the tie with {name} as {before}. This time nothing is recorded."
    ),
    "strength": (
        "The tie with {name} was {before}. This time nobody said how strong it is."
    ),
    "frequency": (
        "In touch with {name}: {before} then. This time nobody said how often."
    ),
    "flow": "Help between them and {name}: {before} then. This time nobody said.",
    "household": "Whether {name} lives with them was not asked this time.",
    "recognition": (
        "Possible harm in the tie with {name} was {before}. "
        "This time it was not talked about."
    ),
}
SUPPORTED: Mapping[str, str] = {
    "gained": "New from {name}: {kinds}.",
    "lost": "This time not named from {name}: {kinds}.",
    "asked": "Then it was not asked what comes from {name}. Now: {kinds}.",
    "not_asked": "What comes from {name} was not asked this time.",
}
NOTHING = "nothing"
WISHED = "Wish for the tie with {name} then: {wish}. {outcome}"
FOLLOWED: Mapping[str, str] = {
    "maintain": "As recorded, there is no less of it now.",
    "develop": "As recorded, there is more of it now.",
    "restore": "As recorded, there is more of it now.",
    "withdraw": "As recorded, there is less of it now.",
}
NOT_YET: Mapping[str, str] = {
    "maintain": "As recorded, there is less of it now.",
    "develop": "As recorded, there is no more of it so far.",
    "restore": "As recorded, there is no more of it so far.",
    "withdraw": "As recorded, there is no less of it so far.",
}
OUTCOMES: Mapping[str, str] = {
    "wish_unknown": (
        "What came of it is not known: how strong it is, and how often they are in "
        "touch, is not on record for both reviews."
    ),
    "wish_apart": "They were not in contact then, and are not now.",
    "wish_since": "Since then: {after}.",
    "wish_harder": "How it is for them is another now, and less good.",
}
WISH_CHANGED = "Wish for the tie with {name}: {before} then, {after} now."
THEN: Mapping[str, str] = {
    "unconfirmed": "That wish was not confirmed with them.",
    "represented": "Someone spoke for them then.",
}
NOW: Mapping[str, str] = {
    "unconfirmed": "The wish now is not confirmed with them yet.",
    "represented": "Someone spoke for them now.",
}
MIX = "{part}: {before} then, {after} now."
MIX_PAID = "Paid to be there"
LINKED = "{first} and {second} know each other now. At the earlier review they did not."
UNLINKED = (
    "{first} and {second} knew each other at the earlier review. "
    "Now it is said that they do not."
)
NEEDS: Mapping[str, str] = {
    "need_new": "New: “{after}”",
    "need_gone": "Not named this time: “{before}”",
    "need_again": "“{before}” is put like this now: “{after}”",
}
RULES: Mapping[str, str] = {
    "rule_started": "{rule} started on {on}: {after}.",
    "choice_started": "{rule} is on record from {on}.",
    "rule_recorded_late": (
        "{rule} is on record now: {after}. It held at the earlier review already, "
        "since {on}, and was not on record then."
    ),
    "rule_planned": "{rule} is on record, and starts on {on}: {after}.",
    "rule_varied": "{rule} was varied from {on}. Then: {before}. Now: {after}.",
    "rule_varied_same": (
        "{rule} was varied from {on}. What it does to contact is the same: {after}."
    ),
    "rule_varied_now": "{rule} was varied from {on}. Now: {after}.",
    "rule_varied_late": (
        "{rule} was varied from {on}, before the earlier review already, and that was "
        "not on record then. On record then: {before}. Now: {after}."
    ),
    "rule_to_vary": "{rule} is to be varied from {on}. From then on: {after}.",
    "rule_resumed": "{rule} is in force again: {after}.",
    "rule_lifted": "{rule} was lifted. Its last day was {on}.",
    "rule_replaced": "{rule} was replaced by another rule.",
    "rule_lapsed": "{rule} came to its end on {on}. No closing review is on record.",
    "rule_ended": "{rule} ended on {on}, and was looked at again.",
    "rule_came_and_went": (
        "{rule} started and ended between the two reviews. Its last day was {on}."
    ),
    "rule_came_and_replaced": (
        "{rule} started between the two reviews, and was replaced by another rule."
    ),
    "rule_called_off": (
        "{rule} was to start on {on}. It was over before that day came."
    ),
    "rule_past": (
        "{rule} is on record now. It was over at the earlier review already."
    ),
    "rule_put_right": "The record of {rule} was put right. It is in force: {after}.",
    "rule_put_right_ahead": (
        "The record of {rule} was put right. It starts on {on}: {after}."
    ),
    "rule_checked": "{rule} was checked on {on}.",
    "rule_explained": "{rule} was explained to them on {on}{by}. {understood}",
}
RULE_ABOUT = "{rule}, about {names},"
A_RULE = "A rule about contact"
RESTS_ON = "{kind}, version {version}, recorded on {on} by {by}."
SOMEBODY = "somebody who is not in this store"
NOT_SEEN = "Nobody has recorded seeing the document."
CHECKED_WITH = "Checked with {who}."
EXPLAINED_BY = " by {name}"
UNDERSTOOD: Mapping[bool, str] = {
    True: "Their understanding was checked.",
    False: "That their understanding was checked is not on record.",
}
DAY_UNKNOWN = "a day that is not recorded"

CAUTIONS: Mapping[str, str] = {
    "other_questions": (
        "The questions were not the same: “{before}” then, “{after}” now. "
        "Other questions make another map, so what differs here may come from them. "
        "Talk it over before you take it for a change."
    ),
    "correction": (
        "The later review puts the earlier one right. "
        "What differs is the record, not the participant’s life."
    ),
    "not_agreed_before": "Of the earlier map it is on record: {agreed}.",
    "not_agreed_after": "Of the later map it is on record: {agreed}.",
    "newer_record": (
        "The earlier review was put right after the later one was sealed, and knows "
        "more of the rules about contact. What became of them is not told here: see "
        "Contact."
    ),
    "other_lead": (
        "Who led was not the same: {before} then, {after} now. "
        "Some of the differences may come from that."
    ),
    "support_missing": (
        "At one of the reviews communication support was missing. "
        "What was said there may be less than they wanted to say."
    ),
}
AGREED: Mapping[str, str] = {
    "does_not_agree": "the participant does not agree with it",
    "could_not_answer": "the participant could not answer whether they agree",
    "not_present": "the participant was not there when it was read back",
}
PUT_RIGHT = "Review {number} was put right by review {by}. Compare with that one."
DRAFT_BESIDE = "One of the two is a draft: it can still change."
BETWEEN = "Between the two reviews: {interval}."
SAME_DAY = "Both were held on the same day."

TURNOVER = (
    "People, groups and organisations in their life: {before} then, {after} now. "
    "Stayed: {kept}. Left: {left}. Came: {came}."
)
NONE = "none"
PATTERN: Mapping[str, str] = {
    "empty": "Nobody was there at either review.",
    "stasis": "The same ones are there.",
    "expansion": "Some came and nobody left.",
    "shedding": "Some left and nobody came.",
    "substitution": (
        "Some left and others came. In most lives that is usual, "
        "and says nothing good or bad by itself."
    ),
}
UNASKED_ONE = "1 was not talked about at one of the reviews, and is not counted here."
UNASKED_MANY = (
    "{count} were not talked about at one of the reviews, and are not counted here."
)
CORE = "Strong ties then: {before}. Of these, still there: {kept}."
SHIFT = "By parts of life, {share} of the mix is different."
LINKS = (
    "Pairs who stayed and are on record at both reviews: {asked}. "
    "Know each other: {before} then, {after} now. "
    "This is carried over until somebody changes it."
)
LINKS_ONCE = "Pairs on record at one review only, and not counted: {once}."
BOTH_MAPS = "Both maps."
EARLIER_MAP = "The earlier map."
LATER_MAP = "The later map."
CONFIRMED_ON = "The wish now was confirmed on {on}."
DETAILS = (
    "Notes or details that are not told here differ for: {names}. Both maps have them."
)
NO_CHANGES = "Nothing that was recorded differs between these two reviews."

YOURS: Mapping[str, str] = {
    "kept": "Still in your life: {names}.",
    "came": "New in your life: {names}.",
    "back": "In your life again: {names}.",
    "mentioned_again": "We talked again about: {names}.",
    "renamed": "{before} is called {after} now.",
    "left": "Not in touch now: {names}.",
    "died": "Died: {names}.",
    "not_mentioned": "We did not talk this time about: {names}.",
    "quality_participant": "With {name} you said it was {before}. Now it is {after}.",
    "quality_participant_first_said": "With {name} you say it is {after}.",
    "own_words": "About {name} you said then: “{before}” Now you say: “{after}”",
    "own_words_first_said": "About {name} you say: “{after}”",
    "strength": "Your tie with {name} was {before}, and is {after} now.",
    "frequency": "In touch with {name}: {before} then, {after} now.",
    "closer": "You put {name} closer to you.",
    "further": "You put {name} further from you.",
    "key_person": "{name} is a key person for you now.",
    "gained": "New from {name}: {kinds}.",
    "lost": "This time not named from {name}: {kinds}.",
    "linked": "{first} and {second} know each other now.",
    "need_new": "New, that you need or want: “{after}”",
    "need_new_noted": "New, that you need or want: {after}.",
    "need_again": "You put it like this now: “{after}”",
    "need_again_noted": "It is put like this now: {after}.",
    "comment": "About the whole map you said: “{after}”",
}
YOUR_QUALITIES: Mapping[str, str] = {
    "supportive": "good for you",
    "mixed": "good in some ways and hard in others",
    "detrimental": "hard on you",
    "neutral": "neither good nor hard for you",
}
YOUR_WISHES: Mapping[str, Mapping[str, str]] = {
    "followed": {
        "maintain": "You wanted to keep these as they are. They have held: {names}.",
        "develop": "You wanted to build these up. There is more now: {names}.",
        "restore": "You wanted to mend these. There is more now: {names}.",
        "withdraw": "You wanted to step back from these. There is less now: {names}.",
    },
    "not_yet": {
        "maintain": "You wanted to keep these as they are. There is less now: {names}.",
        "develop": "You wanted to build these up. Not so far: {names}.",
        "restore": "You wanted to mend these. Not so far: {names}.",
        "withdraw": "You wanted to step back from these. Not so far: {names}.",
    },
}
YOUR_QUESTION = "What would you like now?"
YOUR_PARTS: Mapping[str, str] = {
    "strengths": "With those who are good for you",
    "wishes": "What you wanted",
    "others": "What else is different",
    "words": "In your own words",
}
YOUR_NOTHING = "Nothing that is told here differs between the two maps."
YOUR_QUESTIONS = (
    "The questions were not quite the same. Some of this may come from them."
)
YOUR_CORRECTION = (
    "The later map puts the earlier one right. "
    "What is different was not right on the earlier map."
)

CHANGES = "Changes"
TAB_CHANGED = "What changed"
TAB_OVER_TIME = "Over all reviews"
TAB_SUPERVISION = "Supervision"
ONE_REVIEW = "One review"
OTHER_REVIEW = "Another review"
TOO_FEW = (
    "There is only one review so far. What changed can be said from the second one on."
)
NO_REVIEW_YET = "There is no review yet. Begin the first one on the map."
THEN_AND_NOW = (
    "“Then” is review {before}, of {then}. “Now” is review {after}, of {now}."
)
ONE_LAYOUT = (
    "Everyone stands in the same place on both maps, that of the later one. "
    "Whoever is on one map only is drawn pale on the other. "
    "Who was put closer or further is said below."
)
MAP_THEN = "Then: {day}"
MAP_NOW = "Now: {day}"
TWIN = "Both maps as a table"
SIDE_BY_SIDE = ("Who", "Then", "Now", "Mark")
MARKED: Mapping[str, str] = {
    "new": "New on the later map",
    "again": "Again on the later map",
    "unasked": "Not talked about at one of the two",
    "gone": "Not on the later map",
    "changed": "Changed",
}
CHANGED_HELP = (
    "Each line is one thing that the two maps, or the records, say differently. "
    "It says whose view it is. It does not say why, and not whether it is good. "
    "“More of it” and “less of it” mean how strong a tie is and how often they are in "
    "touch."
)
