"""What can go wrong. Each error owns its sentence; none of them carries a name.

A sentence stands on the class where it is always the same, and is made in `__init__`
where it says a date, a field or a place.
"""

from collections.abc import Iterable
from datetime import date, datetime

from netmap.words.dates import spoken_date, spoken_time


class NetmapError(Exception):
    """The base of every error that a user may be told about."""

    sentence: str = "Something went wrong. Nothing was changed."

    def __str__(self) -> str:
        return self.sentence


class StaleEdit(NetmapError):
    """Someone else changed this since the user saw it."""

    def __init__(
        self,
        *,
        part: str,
        key: str,
        field: str | None = None,
        stored: object = None,
        by: str | None = None,
        at: datetime | None = None,
    ) -> None:
        super().__init__(part, key, field)
        self.part, self.key, self.field = part, key, field
        self.stored, self.by, self.at = stored, by, at
        when = f" by {by} at {spoken_time(at)}" if at else ""
        self.sentence = (
            f"Not saved. This was changed{when} after you opened it. "
            "What you typed is still here: choose which one to keep."
        )


class StaleRecord(NetmapError):
    """The record was changed since the user saw it."""

    sentence = (
        "Not saved. Someone changed this record after you opened it. "
        "Open it again to see what it says now."
    )


class ReviewSealed(NetmapError):
    """A sealed review cannot be changed."""

    sentence = (
        "This review is sealed and cannot be changed. "
        "Start the next review, or correct this one with a reason."
    )


class ReviewNotSealed(NetmapError):
    """Only a sealed review can be corrected."""

    sentence = "Only a sealed review can be corrected. This one is still a draft."


class AgreementMissing(NetmapError):
    """A review cannot be sealed before the read-back was answered."""

    sentence = (
        "Before you seal, say whether the participant agrees with the map. "
        "“Not present” and “could not answer” are answers too."
    )


class CorrectionNeedsReason(NetmapError):
    """A correction without a reason says nothing."""

    sentence = "Say why you are correcting this review. The reason is kept with it."


class AlreadySaved(NetmapError):
    """The id of something new is used already: a second click, or a copy of a form."""

    sentence = (
        "This was saved already, so nothing was saved again. "
        "Open the list again to see it."
    )


class ReferenceTaken(NetmapError):
    """Two participants would have the same reference."""

    sentence = (
        "Not saved. Another participant in this store has this reference. "
        "Give this one a reference of its own."
    )


class ReferenceAmbiguous(NetmapError):
    """A reference stands for more than one participant."""

    sentence = (
        "More than one participant has this reference. "
        "Give one of them another reference first."
    )


class WorkerUnknown(NetmapError):
    """The acting worker is not in the store."""

    sentence = (
        "This store knows no worker with this id. Check NETMAP_WORKER, "
        "or leave it out where the store has only one worker."
    )


class WorkerNotChosen(NetmapError):
    """The store has several workers, or none, and nobody said who acts."""

    sentence = (
        "This store does not have exactly one active worker. "
        "Say who you are: set NETMAP_WORKER to your worker id."
    )


class CaseExists(NetmapError):
    """The case, or a part of it, is in the store already."""

    sentence = (
        "This participant is already in the store. Nothing was imported. "
        "A case file can only be imported into a store that does not hold the case."
    )


class NothingToCompare(NetmapError):
    """Two reviews are needed to say what changed."""

    sentence = (
        "There are not two different reviews to compare. "
        "Seal a second review first, or choose two different ones."
    )


class ReviewUnknown(NetmapError):
    """The participant has no review with this number."""

    def __init__(self, *, number: int, known: Iterable[int]) -> None:
        super().__init__(number)
        told = ", ".join(str(one) for one in sorted(known)) or "none yet"
        self.sentence = (
            f"There is no review {number} of this participant. There are: {told}."
        )


class DraftOpen(NetmapError):
    """A participant has one draft at a time."""

    sentence = "There is already an open draft for this participant. Finish it first."


class ReviewStillDraft(NetmapError):
    """Only a sealed review is signed, or is what a supervision note is about."""

    sentence = (
        "Nothing was saved: this review is still a draft. Seal it first. "
        "Then it can be countersigned, returned or written about."
    )


class NotAskedToSign(NetmapError):
    """Nobody asked for this review to be countersigned."""

    sentence = (
        "Nothing was saved: nobody has asked for this review to be countersigned. "
        "Whoever holds the case can ask for it."
    )


class AlreadyAsked(NetmapError):
    """The review waits to be countersigned as it is: a second click."""

    sentence = (
        "This review is waiting to be countersigned already, so nothing was saved "
        "again. A supervisor of the team will find it."
    )


class AlreadyCountersigned(NetmapError):
    """Countersigning is final: a second click, or somebody else was first."""

    sentence = (
        "This review is countersigned already, so nothing was saved again. "
        "If it has to change, correct it: the correction is signed by itself."
    )


class AlreadyReturned(NetmapError):
    """The review was returned, and nobody has asked again: a second click, or later."""

    sentence = (
        "This review was returned already, so nothing was saved again. "
        "It can be countersigned once whoever holds the case asks again."
    )


class AskAgainNeedsReason(NetmapError):
    """A review that was returned is not asked about again without a word."""

    sentence = (
        "This review was returned. Say what has been done about it since, "
        "then ask again."
    )


class ReturnNeedsReason(NetmapError):
    """Returning without a reason tells nobody what to do."""

    sentence = (
        "Say why you return this review. "
        "Whoever holds the case will read the reason, and it is kept."
    )


class SealedByYourself(NetmapError):
    """Who sealed a review, or asked about it, does not countersign or return it."""

    sentence = (
        "You sealed this review, or asked for it to be countersigned, so someone else "
        "has to do it or return it. Ask another supervisor of the team."
    )


class SignedElsewhere(NetmapError):
    """What the supervisor looked at is not the snapshot that would be signed."""

    sentence = (
        "Not signed. What you looked at is not what is sealed. "
        "Open the review again and read it before you sign."
    )


class SealBroken(NetmapError):
    """The stored document is not what was sealed, so nobody can sign it."""

    sentence = (
        "A review of this case is not as it was sealed any more, so it is not used. "
        "Have “netmap verify” run on this store: it names what differs."
    )


class NothingToUndo(NetmapError):
    """No edit is left to take back."""

    sentence = "There is nothing to undo."


class NothingToRedo(NetmapError):
    """No edit is left to repeat."""

    sentence = "There is nothing to redo."


class NotFound(NetmapError):
    """What was asked for is not in the store, or not for this person."""

    sentence = "This is not in the store, or it is not yours to see."


class PromptGone(NetmapError):
    """What is answered is not asked any more."""

    sentence = (
        "Nothing was saved: this is not asked any more. "
        "It was answered already, or what it asks about has changed."
    )


class AddressConfidential(NetmapError):
    """Where someone lives is confidential, so no address is kept."""

    sentence = (
        "Not saved. Where this person lives is confidential, so no address is kept "
        "here. Take the address out."
    )


class NotAllowed(NetmapError):
    """The person may not do this."""

    sentence = "You may not do this for this participant."


class CandidateGone(NetmapError):
    """What was to be claimed is not found in the sealed reviews any more."""

    sentence = (
        "Not saved. The sealed reviews do not show this for this criterion any more. "
        "Look at Evidence again and choose another record."
    )


class AlreadyClaimed(NetmapError):
    """One record is claimed for one criterion once in each kind of evidence."""

    sentence = (
        "Not saved. You claimed this record for this criterion as this kind of "
        "evidence already. Change that claim, or choose another kind."
    )


class ClaimClosed(NetmapError):
    """A claim that waits, was accepted or was withdrawn is not changed."""

    sentence = (
        "Not saved. This claim waits to be judged, was accepted or was withdrawn, so "
        "it stays as it is."
    )


class ClaimNotWaiting(NetmapError):
    """Only a claim that was submitted is signed off or judged."""

    sentence = (
        "Not signed. This claim does not wait any more. Open it again to see what "
        "became of it."
    )


class ReflectionMissing(NetmapError):
    """A claim without a reflection is a record, and no evidence."""

    def __init__(self, *, stage: str) -> None:
        super().__init__(stage)
        self.sentence = (
            f"Not submitted. “{stage}” is empty. "
            "Write it in your own words: netmap never does."
        )


class PaperUnnamed(NetmapError):
    """What somebody else wrote is a paper, and it has to be found."""

    sentence = (
        "Not submitted. Somebody else writes this kind of evidence. Say where the "
        "signed paper is kept."
    )


class OwnClaim(NetmapError):
    """Nobody signs off or judges their own claim."""

    sentence = "This claim is yours, so someone else signs it off and judges it."


class SignedInAnotherRole(NetmapError):
    """A supervisor's sign-off and an assessor's judgement are two people's."""

    sentence = (
        "You signed this claim in another role, so somebody else has to do this: its "
        "sign-off and its judgement are by two people."
    )


class AlreadySignedOff(NetmapError):
    """A claim that waits is signed off once."""

    sentence = "This claim is signed off already."


class ClaimReturnNeedsReason(NetmapError):
    """Returning a claim without a reason tells nobody what to do."""

    sentence = (
        "Say why you return this claim. Whoever claims will read the reason, and it "
        "is kept."
    )


class NoEvidenceFromDemo(NetmapError):
    """Invented people are for training, and prove nothing."""

    sentence = (
        "These are invented people, for training only. No evidence pack is made of "
        "them: an assessor would take it for real work."
    )


class NothingToPack(NetmapError):
    """A pack holds claims that were submitted or accepted."""

    sentence = (
        "There is nothing to pack yet: no claim here was submitted. "
        "Write a claim on Evidence and submit it first."
    )


class AlterKnownBefore(NetmapError):
    """An alter from an earlier review is not removed but given a standing."""

    sentence = (
        "This person was on an earlier map, so they stay on record. "
        "Say where they stand now instead: for example ended, or not mentioned."
    )


class AlterOnRecord(NetmapError):
    """An alter that a record of the case names stays on the map.

    It is not said which record: both may be looking at the screen.
    """

    sentence = (
        "This person is on record in this case, so they stay on the map. "
        "You can mark them as not in contact instead."
    )


class DraftOnRecord(NetmapError):
    """A draft that alone holds someone whom a record names is not thrown away."""

    sentence = (
        "Nothing was thrown away. Someone who is only on this draft is on record "
        "elsewhere in this case, and their name would be lost. Keep the draft."
    )


class SomebodyHere(NetmapError):
    """A part of life with someone drawn in it is not one with nobody."""

    sentence = (
        "Not saved. Someone is on the map in this part of life. "
        "Say first where they stand now, or take them off the map."
    )


class NotForRole(NetmapError):
    """Nobody with this worker's roles may do this in the service."""

    sentence = (
        "This is not for your role in netmap. "
        "If you need it for your work, ask your administrator."
    )


class NotWholeYours(NetmapError):
    """A case cannot be taken out whole by someone who may not see all of it."""

    sentence = (
        "Only someone who may see all of a case can write it whole. Ask a supervisor "
        "of the team to write this one."
    )


class ReasonNeeded(NetmapError):
    """Emergency access without a reason."""

    sentence = (
        "Say why you need to see this case now. "
        "The reason is kept, and a supervisor will read it."
    )


class AlreadyLookedAt(NetmapError):
    """Somebody has looked into this emergency access."""

    sentence = (
        "This was looked at already, or it is not yours to look at. "
        "Open the list again."
    )


class WorkerInactive(NetmapError):
    """A case cannot be handed to someone who has left, or who holds no cases."""

    sentence = (
        "Choose someone who works here and holds cases. The case was not handed over."
    )


class NotThisPerson(NetmapError):
    """Someone on a map cannot be said to be this participant."""

    sentence = (
        "Nothing was saved. Choose someone on the map of the one case, "
        "and another case of your team."
    )


class SignInTaken(NetmapError):
    """Two accounts would have the same sign-in name."""

    sentence = "Not saved. Another account has this sign-in name. Choose another one."


class TeamUnknown(NetmapError):
    """There is no such team."""

    sentence = "There is no team with this id. Add the team first."


class LastAdministrator(NetmapError):
    """Without an administrator nobody could let anyone in."""

    sentence = (
        "Not saved. This is the only administrator. "
        "Make someone else an administrator first."
    )


class PasswordUnfit(NetmapError):
    """A password that would be guessed."""

    def __init__(self, *, problem: str) -> None:
        super().__init__(problem)
        self.sentence = f"Not saved. The password {problem}."


class SignInRefused(NetmapError):
    """Name and password do not belong together; it is not said which is wrong."""

    sentence = (
        "This sign-in name and password do not belong together, or the account is "
        "closed. Try again, or ask your administrator."
    )


class TooManyTries(NetmapError):
    """After wrong passwords the next try has to wait."""

    def __init__(self, *, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        long = f"{seconds} seconds" if seconds != 1 else "a second"
        self.sentence = f"Too many wrong passwords. Wait {long}, then try again."


class NoAccount(NetmapError):
    """The organisation knows this person, netmap does not."""

    sentence = (
        "You are signed in with your organisation, but netmap has no account for you. "
        "Ask your administrator to add one."
    )


class SetUpAlready(NetmapError):
    """The first administrator is made once."""

    sentence = "This store has an account already. Sign in."


class WrongSetUpCode(NetmapError):
    """The code that shows who started netmap is another one."""

    sentence = (
        "This is not the code. It stands where netmap was started, "
        "in the line that begins with “Set up”."
    )


class SignedOut(NetmapError):
    """Nobody is signed in any more: the base of why."""

    sentence = "You are not signed in."


class SessionIdle(SignedOut):
    """Nothing was done for too long."""

    sentence = "You were signed out because nothing was done for a while."


class SessionLong(SignedOut):
    """A session does not last for ever."""

    sentence = "You were signed out because you had been signed in for long."


class SessionOver(SignedOut):
    """A session was ended: by signing out, a new password or a closed account."""

    sentence = "You were signed out. Sign in again."


class NotDoneSignedOut(NetmapError):
    """What is not to be made later by itself was asked for too late."""

    sentence = "You were signed out before this was done. Look again, then do it again."


class DateInFuture(NetmapError):
    """A review cannot have been held on a day that has not come."""

    def __init__(self, *, held_on: date) -> None:
        super().__init__(held_on)
        self.held_on = held_on
        self.sentence = (
            f"“Held on” is {spoken_date(held_on)}, which has not come yet. "
            "Choose today or an earlier day."
        )


class InvalidEntry(NetmapError):
    """What was typed does not fit the field."""

    def __init__(self, *, field: str, problem: str) -> None:
        super().__init__(field, problem)
        self.field, self.problem = field, problem
        self.sentence = f"Not saved. {f'“{field}” ' if field else ''}{problem}."


class NotSafeAtHome(NetmapError):
    """The participant said that a copy is not safe to take home."""

    sentence = (
        "The participant said a copy is not safe to take home, so none is made here. "
        "If that has changed, record it under “This review” first."
    )


class PackRefused(NetmapError):
    """A file or folder cannot be verified as an evidence pack."""

    sentence = "This evidence pack cannot be verified."


class NotAPack(PackRefused):
    """What was named is no zip file and no folder, or has no manifest."""

    sentence = (
        "This is not an evidence pack, or it is too damaged to be read. "
        "Check the name of the file, or ask for the pack again."
    )


class PackTooLarge(PackRefused):
    """A pack is larger than anyone needs, packed or unpacked."""

    sentence = (
        "This is larger than 100 MB, packed or unpacked, and no evidence pack may be. "
        "Check that it is the right file."
    )


class PackCompressed(PackRefused):
    """The pack was zipped anew: a pack is stored as it is."""

    sentence = (
        "This pack was zipped again by another program, so not every byte of it can be "
        "compared. Unzip it and verify the folder."
    )


class PackNewer(PackRefused):
    """The pack was made by a later version of netmap."""

    sentence = (
        "This evidence pack was made by a newer version of netmap. "
        "Use that version to verify it."
    )


class PackFileUnreadable(PackRefused):
    """The DuckDB file of a pack is none, or holds more than the tables of a pack."""

    sentence = (
        "This is not the DuckDB file of an evidence pack, or it was changed. "
        "Nothing of it was used."
    )
