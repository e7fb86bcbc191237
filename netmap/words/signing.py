"""The sentences of signing in."""

SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
SIGN_IN_NAME = "Sign-in name"
PASSWORD = "Password"
WITH_ORGANISATION = "Sign in with your organisation"
SIGNED_OUT = "You are signed out."
KEPT = "What you did last is saved once you sign in again."
IN_USE = "{name} ({roles})"
TOO_SHORT = "has fewer than {fewest} characters. Use a longer one, for example 4 words"
TOO_LONG = "has more than {most} characters. Use a shorter one"
NO_TEXT = "holds half a character. Type it again"
TOO_EVEN = "repeats the same few characters. Use other ones as well"
TOO_NEAR = "is your name or your sign-in name. Use something that nobody can guess"

DEMO_HELP = "Everyone in the demo is fictional, so nobody needs a password here."
DEMO_AS = "Go on as {name}"

SET_UP = "Set up netmap"
SET_UP_HELP = (
    "Nobody can sign in yet. {name} made this store and becomes its first "
    "administrator. The code stands where netmap was started."
)
SET_UP_CODE = "Code"
SET_UP_DO = "Make this account"
SET_UP_LINE = "Set up: the code is {code}"
NEW_PASSWORD = "New password"
NEW_PASSWORD_HELP = (
    "At least {fewest} characters. Length is what counts: 4 words are good. "
    "You can paste it from a password manager."
)
MUST_CHANGE = "Choose a password of your own"
MUST_CHANGE_HELP = "Someone else has seen the one you signed in with."
OLD_PASSWORD = "Password you have now"
CHANGE_PASSWORD = "Change the password"
PASSWORD_CHANGED = "The password is changed."

WARNING = "You will be signed out in {seconds} seconds."
WARNING_STAY = "Move, press a key or touch the screen to stay signed in."
DONE_NOW = "What you had just done is saved now."
DONE_SOME = (
    "Not all of what you had just done could be saved, because things changed "
    "meanwhile. Look at it again."
)
