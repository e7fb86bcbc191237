"""The sentences read back to the participant: plain, short, addressed to them."""

OPENING = "This is your map from {day}."
COUNT_ONE = "There is 1 person, group or place on it."
COUNT = "There are {count} people, groups and places on it."
COUNT_NONE = "There is nobody on it yet."
IS = {
    "supportive": "You said {name} is good for you.",
    "mixed": "You said {name} is good for you in some ways and hard in others.",
    "detrimental": "You said {name} is hard on you.",
    "neutral": "You said {name} is neither good nor hard for you.",
    "declined": "You did not want to say how it is with {name}.",
    "unknown": "We have not said how it is with {name}.",
}
IT_IS = {
    "supportive": "You said it is good for you.",
    "mixed": "You said it is good for you in some ways and hard in others.",
    "detrimental": "You said it is hard on you.",
    "neutral": "You said it is neither good nor hard for you.",
    "declined": "You did not want to say how it is.",
    "unknown": "We have not said how it is.",
}
STANDING = {
    "to_ask": "We have not asked yet whether things are still the same with {name}.",
    "not_in_contact": "You are not in contact with {name} now.",
    "ended": "You said it has ended with {name}.",
    "died": "{name} has died.",
    "service_closed": "{name} has closed or finished with you.",
    "not_mentioned": "We did not talk about {name} this time.",
}
STRENGTH = {
    "strong": "It is a strong tie.",
    "moderate": "It is a medium tie.",
    "weak": "It is a weak tie.",
}
FREQUENCY = {
    "daily": "You are in touch every day.",
    "several_weekly": "You are in touch several times a week.",
    "weekly": "You are in touch every week.",
    "monthly": "You are in touch every month.",
    "less": "You are in touch less than once a month.",
    "none": "You are not in touch.",
}
FLOW = {
    "both": "Help goes both ways.",
    "to_participant": "They help you.",
    "from_participant": "You help them.",
    "neither": "Neither of you helps the other.",
}
SUPPORT = {
    "emotional": "someone to talk to",
    "practical": "practical help",
    "financial": "help with money",
    "information": "information",
    "company": "company",
    "personal_care": "personal care",
    "pro_social_role": "a useful role",
}
SUPPORT_IS = "There is {kinds}."
KEY = "{name} is a key person for you."
WISH = {
    "maintain": "You want to keep it as it is.",
    "develop": "You want to build it up.",
    "restore": "You want to mend it.",
    "withdraw": "You want to step back from it.",
    "undecided": "You are not sure what you want.",
}
WISH_EARLIER = {
    "maintain": "Last time you wanted to keep it as it is. Is that still so?",
    "develop": "Last time you wanted to build it up. Is that still so?",
    "restore": "Last time you wanted to mend it. Is that still so?",
    "withdraw": "Last time you wanted to step back from it. Is that still so?",
    "undecided": "Last time you were not sure what you wanted. And now?",
}
WORDS = "You said: “{words}”"
KNOWS = "These know each other: {pairs}."
KNOWS_NOT = "These do not know each other: {pairs}."
CLOSE = {
    1: "You put {name} very close to you.",
    2: "You put {name} close to you.",
    3: "You put {name} less close to you.",
    4: "You put {name} far from you.",
}
PAIR = "{one} and {other}"
NEED = "You need or want: {text}"
NEED_OWN = "You said you need or want: “{text}”"
NOBODY = "You said there is nobody here: {sectors}."
COMMENT = "About the whole map you said: “{words}”"
CLOSING = "Is this right?"
