// Made from src-tauri/crates/api by `cargo xtask contract`. Change the Rust side; a test compares the two.

export type ApplicantLanguageRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * The language, by its tag; one that has every sentence.
 */
language: string, 
/**
 * Text size 1.5 times.
 */
larger: boolean, };
export type ApplicantView = { 
/**
 * `idle`, `called`, `instruction`, `review`, `signature` or `thanks`.
 */
state: string, 
/**
 * Language chosen for this applicant.
 */
language: string, 
/**
 * Text size 1.5 times.
 */
larger: boolean, 
/**
 * Name of the post.
 */
post: string, 
/**
 * Practice mode.
 */
practice: boolean, 
/**
 * Ticket, when called.
 */
ticket: string, 
/**
 * Station (desk) to come to.
 */
desk: string, 
/**
 * Form of address: `male`, `female`, `either` or `child` (`ông`, `bà`, `ông/bà`, `em`).
 */
address: string, 
/**
 * What to do, in `instruction`: `portrait`, `slap13`, `slap14`, `slap15`, `slap1` to `slap10` (that finger rolled), `iris`.
 */
instruction: string, 
/**
 * What to do otherwise than at the last try (`applicant-manner-<code>`): `pressMore`, `pressLess`, `layFlat`, `holdStill`, `turnRound`, `spread`.
 */
manner: string | null, 
/**
 * The person's own live picture, while they are told to look into the camera.
 */
live: LiveView | null, 
/**
 * Lines of the summary.
 */
lines: Array<SummaryLineView>, 
/**
 * Portrait of the summary.
 */
portrait: string | null, 
/**
 * Another picture, for which they may ask once by the line `portrait`: `may`, `asked`, or `used` once they have got it.
 */
pictureWish: string, 
/**
 * Digest of the summary on screen.
 */
summaryDigest: string, 
/**
 * Lines the applicant touched.
 */
linesWrong: Array<string>, 
/**
 * The applicant asks for the officer.
 */
asksHelp: boolean, 
/**
 * Whether the sheet is read aloud: `silent`, `asked` (this station cannot; a person reads), `speaking` or `done`.
 */
reading: string, 
/**
 * Field id of the line being said.
 */
readingLine: string | null, };
export type ApplicationRequest = { 
/**
 * The application's id.
 */
application: string, };
export type ApplicationView = { 
/**
 * Its id.
 */
application: string, 
/**
 * Its ticket.
 */
ticket: string, 
/**
 * Stage.
 */
stage: string, 
/**
 * Revision, from 1.
 */
revision: number, 
/**
 * Step where work goes on (`person`, `facts`, `portrait`, `fingers`, `iris`, `review`, `done`).
 */
step: string, 
/**
 * Where the officer who reads this was last in it, unless the work has moved on since: it opens there.
 */
place: PlaceView | null, 
/**
 * The steps of this application in order, with their state.
 */
steps: Array<StepView>, 
/**
 * The person strip.
 */
strip: StripView, 
/**
 * Kind.
 */
kind: string, 
/**
 * Reason id.
 */
reason: string, 
/**
 * Why it was proposed.
 */
proposal: ProposalView | null, 
/**
 * No population record was found.
 */
unverified: boolean, 
/**
 * A simulated device took part.
 */
simulated: boolean, 
/**
 * Who holds the facts.
 */
factsHolder: HolderView, 
/**
 * Who holds the samples.
 */
samplesHolder: HolderView, 
/**
 * Paused, with the numbered reason.
 */
paused: number | null, 
/**
 * The question "same person?" must be answered before capture goes on.
 */
askSamePerson: boolean, 
/**
 * An officer said "not this person": nothing is captured before somebody says "the same" after all.
 */
personDoubted: boolean, 
/**
 * The facts as a read-only block was confirmed unchanged, or completed.
 */
factsConfirmed: boolean, 
/**
 * All fields in the order of the form.
 */
fields: Array<FieldView>, 
/**
 * The portrait kept.
 */
portrait: SampleView | null, 
/**
 * What the plan captures of the fingers: the slaps, then the fingers to be rolled.
 */
slaps: Array<SlapView>, 
/**
 * The picture of face and both hands, where the post takes one and a finger is excepted.
 */
evidence: EvidenceView | null, 
/**
 * Fingers 1 to 10 of the plan with their state.
 */
fingers: Array<FingerView>, 
/**
 * Prints that look like somebody else's, or like the other hand.
 */
mixUps: Array<MixUpView>, 
/**
 * What keeps the face from being as the rules want it (`portrait-exception-<code>`).
 */
portraitExceptions: Array<string>, 
/**
 * The eyes, right before left, if irises are planned.
 */
eyes: Array<EyeView>, 
/**
 * Modalities recorded as not captured.
 */
gaps: Array<GapView>, 
/**
 * What is still missing, by catalog key suffix (`missing-<code>`).
 */
missing: Array<MissingView>, 
/**
 * What Ctrl+Z would take back, if anything: `take-back-<code>`, or the id of a field.
 */
takeBack: string | null, 
/**
 * What the applicant said is wrong: field ids.
 */
linesWrong: Array<string>, 
/**
 * What changed since the applicant's signature that voided it: field ids.
 */
voidedBy: Array<string>, 
/**
 * Who or what read the sheet aloud as it stands now.
 */
readAloud: ReaderView | null, 
/**
 * Fingers (1 to 10) a mark in place of a signature can be of, the preferred one first: those whose print was taken.
 */
markFingers: Array<number>, 
/**
 * How the applicant attested.
 */
attestation: AttestationView | null, 
/**
 * State of the applicant's window for this application.
 */
applicantScreen: string, 
/**
 * Supervisor's reasons, after a return and until it is submitted again: what is to be mended.
 */
returnReasons: Array<ReturnReasonView>, 
/**
 * How it came back or ended.
 */
ending: EndingView | null, 
/**
 * The refused application that this one answers.
 */
follows: FollowsView | null, 
/**
 * After submission: package id and times.
 */
package: PackageView | null, 
/**
 * Who took part, by part (`lookedUp`, `typed`, `captured`, `confirmedPerson`, `readAloud`, `signed`).
 */
people: Array<PartView>, 
/**
 * Remarks.
 */
notes: Array<NoteView>, 
/**
 * What the signed-in officer may do now; the screen shows exactly these.
 */
actions: Array<string>, 
/**
 * Time of the last durable change.
 */
saved: string, };
export type ApproveBatchRequest = { 
/**
 * Ids of applications that this supervisor has opened.
 */
applications: Array<string>, };
export type AttestWithoutSignatureRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * `fingerMark` or `neither`.
 */
means: string, 
/**
 * ANSI/NIST position of the marked finger, for `fingerMark`.
 */
finger: number | null, 
/**
 * `doesNotWrite`, `injury`, `noHands`, `other`.
 */
reason: string, 
/**
 * Who read the text aloud (sign-in name of an officer, or a name); empty when it was read and noted already.
 */
readBy: string, 
/**
 * Name of the witness.
 */
witnessName: string, 
/**
 * Personal number of the witness.
 */
witnessNumber: string, };
export type AttestationView = { 
/**
 * `signature`, `fingerMark` or `neither`.
 */
means: string, 
/**
 * Image path of the signature, drawn from its strokes.
 */
image: string | null, 
/**
 * When.
 */
at: string, 
/**
 * Language of the summary they read.
 */
language: string, 
/**
 * Name of the witness, if any.
 */
witness: string | null, 
/**
 * Personal number of the witness, if it was given.
 */
witnessNumber: string | null, 
/**
 * Why there is no signature: `doesNotWrite`, `injury`, `noHands`, `other`.
 */
reason: string | null, 
/**
 * The finger that left the mark, 1 to 10.
 */
finger: number | null, 
/**
 * Who or what read the text aloud.
 */
readBy: string | null, 
/**
 * The station read it: `read_by` names the voice.
 */
readByStation: boolean, };
export type BatchView = { 
/**
 * Manifest id.
 */
batch: string, 
/**
 * How many packages.
 */
count: number, };
export type CameraChoiceView = { 
/**
 * Which one it is, for the request.
 */
id: string, 
/**
 * The maker's name.
 */
name: string, 
/**
 * Simulated device.
 */
simulated: boolean, 
/**
 * The one that is tried first.
 */
first: boolean, 
/**
 * The formats there are, the one it takes by itself first; empty, as long as it has not been open.
 */
formats: Array<PictureFormatView>, 
/**
 * Which of them somebody chose; none: the first.
 */
chosen: string | null, };
export type CameraView = { 
/**
 * `off`, `running` or `failed`.
 */
state: string, 
/**
 * Device name.
 */
device: string, 
/**
 * Simulated device.
 */
simulated: boolean, 
/**
 * Why it failed.
 */
problem: ErrorView | null, 
/**
 * The one thing to change next (`portrait-live-<code>`); none: nothing, or nobody has looked yet.
 */
instruction: string | null, 
/**
 * Checks that fail now, in the profile's order.
 */
failing: Array<PortraitCheckView>, 
/**
 * Somebody is there, and nothing stands in the way.
 */
good: boolean, 
/**
 * Good frames in a row.
 */
steady: number, 
/**
 * So many of them take the picture by themselves; none: it is not taken by itself.
 */
steadyWanted: number | null, 
/**
 * So many have come.
 */
ready: boolean, 
/**
 * Face box in fractions of the frame: x, y, width, height.
 */
face: [number, number, number, number] | null, 
/**
 * How many cameras there are to choose from.
 */
cameras: number, 
/**
 * By how many quarters its picture is turned, clockwise.
 */
turned: number, };
export type CaptureSlapRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * ANSI/NIST code: 13 right four, 14 left four, 15 thumbs, 1 to 10 that finger rolled.
 */
slap: number, };
export type CardLineView = { 
/**
 * `number`, `name`, `birth`, `sex`, `residence`, `issued`, `oldNumber`.
 */
line: string, 
/**
 * As the card says it: dates as `yyyy-MM-dd` or a year, sex as its code.
 */
card: string | null, 
/**
 * As the record says it.
 */
record: string | null, 
/**
 * `same`, `differs`, `onlyCard`, `onlyRecord` (`agreement-<agreement>`).
 */
agreement: string, };
export type CardOnRecordView = { 
/**
 * Day of issue.
 */
issued: string, 
/**
 * Last day of validity; `None` for no expiry.
 */
expires: string | null, };
export type CatalogView = { 
/**
 * The form's fields.
 */
fields: Array<FieldSpecView>, 
/**
 * Reasons with their kind.
 */
reasons: Array<ReasonView>, };
export type CheckView = { 
/**
 * `camera`, `scanner`, `reader`, `display`, `touch`, `clock`, `disk`, `vault`, `outbox`, `center`, `extract`, `trend`.
 */
check: string, 
/**
 * Name of the device or thing, if there are several.
 */
name: string, 
/**
 * `works`, `attention`, `fails` or `absent`.
 */
state: string, 
/**
 * Catalog key suffix of the sentence (`doctor-<code>`).
 */
code: string, 
/**
 * Parameters of the sentence.
 */
params: { [key in string]: string }, 
/**
 * Simulated device.
 */
simulated: boolean, };
export type ChoiceView = { 
/**
 * Code.
 */
code: string, 
/**
 * Label.
 */
label: string, };
export type ChooseApplicantScreenRequest = { 
/**
 * Id of the screen, from its view.
 */
screen: string, };
export type ChooseCameraFormatRequest = { 
/**
 * Id of the camera, from its view.
 */
camera: string, 
/**
 * Id of the format, from its view; `None` leaves it to the camera.
 */
format: string | null, };
export type ChooseCameraRequest = { 
/**
 * Id of the camera, from its view.
 */
camera: string, };
export type ChooseReasonRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * Reason id, as in the catalog; the kind follows from it.
 */
reason: string, };
export type ChooseTouchDevicesRequest = { 
/**
 * Their ids, from their views; `None` leaves it to the station again.
 */
devices: Array<string> | null, };
export type ClearExceptionRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * ANSI/NIST finger position 1 to 10.
 */
finger: number, };
export type ClearEyeExceptionRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * `right` or `left`.
 */
eye: string, };
export type CompareFacesRequest = { 
/**
 * Paths of the pictures, as a view gave them (`record/…`, `sample/…`).
 */
pictures: Array<string>, };
export type CompareView = { 
/**
 * Field id.
 */
field: string, 
/**
 * As in the population record.
 */
record: string, 
/**
 * As in the application.
 */
application: string, 
/**
 * They differ.
 */
differs: boolean, };
export type ConfirmPersonRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * `true`: same person. `false`: not the same; the application pauses.
 */
same: boolean, };
export type ConsentRequest = { 
/**
 * `cannotDoBetter`, `checkIsWrong`, `placeCannotBeBetter`, `deviceCannotBeBetter` or `other`.
 */
reason: string, 
/**
 * Further words; required for `other`.
 */
text: string, 
/**
 * Sign-in name of the second officer; empty: the supervisor decides later.
 */
officer: string, 
/**
 * Their password.
 */
password: Secret, };
export type CountView = { 
/**
 * Code.
 */
code: string, 
/**
 * How many.
 */
count: number, };
export type DayLineView = { 
/**
 * Line id (`day-line-<id>`; a person's with `application` is `day-line-person`).
 */
line: string, 
/**
 * `done`, `open` or `handed`.
 */
state: string, 
/**
 * Measured by the station itself (not ticked by hand).
 */
measured: boolean, 
/**
 * Parameters of the sentence.
 */
params: { [key in string]: string }, 
/**
 * Owner, when handed.
 */
owner: string, 
/**
 * Reason, when handed.
 */
reason: string, 
/**
 * The application of a paused person.
 */
application: string | null, 
/**
 * Until when that person is kept.
 */
until: string | null, };
export type DayRequest = { 
/**
 * `open` or `close`.
 */
moment: string, };
export type DayView = { 
/**
 * `open` or `close`.
 */
moment: string, 
/**
 * The lines.
 */
lines: Array<DayLineView>, 
/**
 * Every line is settled.
 */
settled: boolean, };
export type DeskView = { 
/**
 * What was kept over a crash or power cut, if the last run did not end in order.
 */
recovered: RecoveredView | null, 
/**
 * Ticket the station would give next.
 */
nextTicket: string, 
/**
 * Open people, most recent first.
 */
open: Array<LineView>, 
/**
 * Returned by the supervisor, to be mended.
 */
returned: Array<LineView>, 
/**
 * Rejected, or refused by the center, and something is left to do about it.
 */
ended: Array<LineView>, 
/**
 * Done today.
 */
doneToday: number, 
/**
 * Waiting for approval.
 */
toApprove: number, 
/**
 * Waiting to be sent.
 */
toSend: number, 
/**
 * Practice only: residents that the simulated devices can present.
 */
practicePeople: Array<PracticePersonView>, };
export type DiscardRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * `wrongPerson` or `unusable`.
 */
reason: string, };
export type DoctorView = { 
/**
 * The checks.
 */
checks: Array<CheckView>, 
/**
 * The cameras, and what is chosen of each.
 */
cameras: Array<CameraChoiceView>, 
/**
 * The screens, the primary one first.
 */
screens: Array<ScreenView>, 
/**
 * Touch screens and pens that this program may place; empty where the window system does it.
 */
touchDevices: Array<TouchDeviceView>, 
/**
 * Whether somebody chose which of them belong to the applicant's screen.
 */
touchChosen: boolean, 
/**
 * How the devices do from week to week, by device and modality.
 */
trends: Array<TrendView>, 
/**
 * Until when their attempts were counted; none: nobody has worked here yet.
 */
trendsAt: string | null, 
/**
 * Who sits before the simulated devices.
 */
presented: string | null, 
/**
 * When it was measured.
 */
at: string, };
export type EndingView = { 
/**
 * `returned` and `rejected` by the supervisor, `refused` by the center, `withdrawn` at the desk.
 */
outcome: string, 
/**
 * The officer's name; empty for the center.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * The supervisor's reasons.
 */
reasons: Array<ReturnReasonView>, 
/**
 * The center's reasons (`refusal-<code>`).
 */
refusal: Array<string>, 
/**
 * What the center says can be done (`remedy-<code>`): `recapture`, `correctFacts`, `correctRecord`, `none`.
 */
remedy: string | null, 
/**
 * Why it was withdrawn (`withdraw-<code>`).
 */
withdrawnFor: string | null, 
/**
 * The new draft that answers a refusal.
 */
answeredBy: ReferenceView | null, 
/**
 * When the person was told.
 */
told: string | null, };
export type ErrorView = { 
/**
 * Stable code.
 */
code: string, 
/**
 * The field it belongs to, if one.
 */
field: string | null, 
/**
 * Parameters of the sentence; no personal data.
 */
params: { [key in string]: string }, 
/**
 * Reference that the log also bears.
 */
reference: string, };
export type EvidenceTryView = { 
/**
 * Id of the try.
 */
attempt: string, 
/**
 * Image path.
 */
image: string, 
/**
 * Simulated device.
 */
simulated: boolean, };
export type EvidenceView = { 
/**
 * What is kept; none as long as it is to be taken.
 */
sample: SampleView | null, };
export type ExceptionRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * ANSI/NIST finger positions 1 to 10.
 */
fingers: Array<number>, 
/**
 * `amputated`, `deformed`, `bandaged`, `worn` or `other`.
 */
kind: string, 
/**
 * `true`: for good. `false`: for now.
 */
forGood: boolean, 
/**
 * Further words; required for `other`.
 */
text: string, };
export type ExceptionView = { 
/**
 * Kind.
 */
kind: string, 
/**
 * For good, or for now.
 */
forGood: boolean, 
/**
 * Further words.
 */
text: string, };
export type EyeExceptionRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * `right`, `left` or both: the applicant's own sides.
 */
eyes: Array<string>, 
/**
 * `missing`, `injured`, `cannotOpen` or `other`.
 */
kind: string, 
/**
 * `true`: for good. `false`: for now.
 */
forGood: boolean, 
/**
 * Further words; required for `other`.
 */
text: string, };
export type EyeView = { 
/**
 * `right` or `left`: the applicant's own side.
 */
eye: string, 
/**
 * `missing`, `kept`, `weak` or `excepted`.
 */
state: string, 
/**
 * The kept picture.
 */
sample: SampleView | null, 
/**
 * Its score.
 */
score: number | null, 
/**
 * The exception, if declared.
 */
exception: ExceptionView | null, };
export type FacesView = { 
/**
 * This station compares faces; where it does not, nothing need be asked again.
 */
offered: boolean, 
/**
 * For each picture asked for `same`, `unsure` or `different`; none: that one cannot be compared.
 */
opinions: Array<string | null>, 
/**
 * Why the face before the camera cannot be compared now (`error-<code>`).
 */
unusable: string | null, };
export type FieldSpecView = { 
/**
 * Field id.
 */
field: string, 
/**
 * `identity`, `residence`, `family`, `contact`, `application`.
 */
group: string, 
/**
 * `text`, `name`, `date`, `choice`, `phone`, `email`, `number`, `address`.
 */
input: string, 
/**
 * Options list, for choices.
 */
list: string | null, 
/**
 * Longest text in characters.
 */
maxLength: number, 
/**
 * Belongs to the core fields of the form.
 */
core: boolean, };
export type FieldView = { 
/**
 * Field id.
 */
field: string, 
/**
 * The text.
 */
text: string, 
/**
 * The text to show (label of a code, formatted date).
 */
shown: string, 
/**
 * `populationRecord`, `card`, `typed` or `empty`.
 */
source: string, 
/**
 * From the record: not overtyped.
 */
locked: boolean, 
/**
 * Whether it must be filled for this application.
 */
required: boolean, 
/**
 * It is printed on the card.
 */
onCard: boolean, 
/**
 * What is wrong with it.
 */
issue: IssueView | null, };
export type FindAnythingRequest = { 
/**
 * A number, a name (accents may be left out), a ticket, or the text of a card's QR code.
 */
text: string, };
export type FindAnythingView = { 
/**
 * Applications found.
 */
applications: Array<LineView>, 
/**
 * People found in the population record.
 */
people: Array<PersonView>, };
export type FindBy = { "by": "number", 
/**
 * As typed; spaces are allowed.
 */
number: string, } | { "by": "name", 
/**
 * Accents may be left out.
 */
name: string, 
/**
 * dd/MM/yyyy, or a year alone; may be empty.
 */
birth: string, } | { "by": "qr", 
/**
 * The text as scanned or pasted.
 */
text: string, };
export type FindPersonRequest = { 
/**
 * What is known of the person.
 */
by: FindBy, };
export type FindPersonView = { 
/**
 * `found`, `several`, `none`, `unreadable`.
 */
outcome: string, 
/**
 * Problem with the request, if `unreadable`.
 */
issue: IssueView | null, 
/**
 * The people found.
 */
people: Array<PersonView>, 
/**
 * Where the answer comes from: `extract` with its last day, or `none`.
 */
source: string, 
/**
 * Last day of the extract.
 */
extractUntil: string | null, 
/**
 * What the card's QR text said, if that was scanned.
 */
qr: QrView | null, };
export type FingerFoundView = { 
/**
 * ANSI/NIST position 1 to 10.
 */
finger: number, 
/**
 * Center x in pixels.
 */
x: number, 
/**
 * Center y in pixels.
 */
y: number, 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, 
/**
 * Rotation in degrees, clockwise positive.
 */
rotation: number, 
/**
 * Score 0 to 100, of our own measure.
 */
score: number, 
/**
 * Score reaches the limit.
 */
good: boolean, 
/**
 * Why not, as catalog key suffixes (`finger-reason-<code>`).
 */
reasons: Array<string>, };
export type FingerView = { 
/**
 * ANSI/NIST position 1 to 10.
 */
finger: number, 
/**
 * `missing`, `kept`, `weak` or `excepted`.
 */
state: string, 
/**
 * Best score kept.
 */
score: number | null, 
/**
 * The exception, if declared.
 */
exception: ExceptionView | null, };
export type FollowsView = { 
/**
 * The refused application.
 */
refused: ReferenceView, 
/**
 * The center's reasons (`refusal-<code>`).
 */
refusal: Array<string>, 
/**
 * What the center said can be done (`remedy-<code>`).
 */
remedy: string, };
export type GapRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * `portrait`, `fingers` or `iris`.
 */
modality: string, 
/**
 * `noDevice`, `deviceFailed`, `applicantCannot`.
 */
reason: string, 
/**
 * Remember the answer for the rest of the day at this station (iris without a device).
 */
forToday: boolean, };
export type GapView = { 
/**
 * `portrait`, `fingers` or `iris`.
 */
modality: string, 
/**
 * Reason code.
 */
reason: string, };
export type HolderView = { 
/**
 * Officer's name.
 */
officer: string, 
/**
 * Station.
 */
station: string, 
/**
 * It is the signed-in officer at this station.
 */
me: boolean, };
export type IrisCameraView = { 
/**
 * `absent`, `off` or `running`.
 */
state: string, 
/**
 * Device name.
 */
device: string, 
/**
 * Simulated device.
 */
simulated: boolean, 
/**
 * Distance to the eyes in millimeters, while somebody is before it.
 */
distance: number | null, 
/**
 * Distance from which pictures are sharp, millimeters.
 */
nearest: number, 
/**
 * Distance up to which pictures are sharp, millimeters.
 */
farthest: number, 
/**
 * One instruction (`iris-finding-<code>`); empty before the first frame.
 */
instruction: string, 
/**
 * What the newest frame shows of each eye looked for.
 */
eyes: Array<IrisSeenView>, };
export type IrisSeenView = { 
/**
 * `right` or `left`.
 */
eye: string, 
/**
 * What stands most in the way (`iris-finding-<code>`).
 */
finding: string, 
/**
 * Score 0 to 100, of our own measure.
 */
score: number, };
export type IrisShotView = { 
/**
 * `right` or `left`.
 */
eye: string, 
/**
 * Id of the try.
 */
attempt: string, 
/**
 * Image path.
 */
image: string, 
/**
 * What stands most in the way (`iris-finding-<code>`).
 */
finding: string, 
/**
 * Score 0 to 100, of our own measure.
 */
score: number, 
/**
 * Whether it reaches the limits.
 */
good: boolean, 
/**
 * Which try this is, from 1.
 */
number: number, };
export type IrisTryView = { 
/**
 * `taken` or `cancelled`.
 */
outcome: string, 
/**
 * The eyes looked for and seen.
 */
eyes: Array<IrisShotView>, 
/**
 * Every eye looked for can be kept.
 */
canKeep: boolean, 
/**
 * Every eye looked for is good.
 */
allGood: boolean, 
/**
 * One instruction (`iris-finding-<code>`).
 */
instruction: string, 
/**
 * Simulated device.
 */
simulated: boolean, 
/**
 * The other usable tries of these eyes, the best first: any of them can be chosen instead.
 */
others: Array<IrisShotView>, };
export type IssueView = { 
/**
 * Catalog key suffix (`issue-<code>`).
 */
code: string, 
/**
 * `error` blocks, `warning` does not.
 */
level: string, 
/**
 * Parameters of the sentence.
 */
params: { [key in string]: string }, };
export type KeepIrisRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * Ids of the tries, one for each eye at most.
 */
attempts: Array<string>, };
export type KeepPortraitRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * Id of the try, from the try's view.
 */
attempt: string, 
/**
 * Checks only a person can tell, looked at and found right.
 */
seenRight: Array<string>, 
/**
 * Such checks that are not as the rule wants.
 */
seenWrong: Array<string>, 
/**
 * For a picture below the threshold.
 */
consent: ConsentRequest | null, };
export type KeepTryRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * Id of the try, from the try's view.
 */
attempt: string, };
export type LanguageRequest = { 
/**
 * The language, by its tag; one that has every sentence.
 */
language: string, };
export type LanguageView = { 
/**
 * BCP 47 tag.
 */
tag: string, 
/**
 * How it calls itself.
 */
name: string, 
/**
 * Officers can work in it: it has every sentence.
 */
officers: boolean, 
/**
 * Text of its catalog, where it came as a file and is not built into the pages.
 */
catalog: string | null, };
export type LanguagesView = { 
/**
 * Vietnamese first.
 */
languages: Array<LanguageView>, };
export type LineView = { 
/**
 * Its id.
 */
application: string, 
/**
 * Its ticket.
 */
ticket: string, 
/**
 * Name of the applicant.
 */
name: string, 
/**
 * Stage (`draft`, `captured` …).
 */
stage: string, 
/**
 * Paused, with the numbered reason.
 */
paused: number | null, 
/**
 * The day on which a paused person comes back.
 */
appointment: string | null, 
/**
 * What it still lacks, by kind (`lacks-<code>`) and how many: empty once it is signed.
 */
lacks: Array<CountView>, 
/**
 * Step where work goes on.
 */
step: string, 
/**
 * Kind of application.
 */
kind: string, 
/**
 * Who holds it.
 */
holder: string, 
/**
 * Last change.
 */
updated: string, 
/**
 * Revision, from 1.
 */
revision: number, 
/**
 * Portrait thumbnail, if there is one.
 */
portrait: string | null, 
/**
 * Made with simulated devices.
 */
simulated: boolean, 
/**
 * How it came back or ended.
 */
ending: EndingView | null, };
export type LineWrongRequest = { 
/**
 * Field id of the line.
 */
field: string, };
export type LiveView = { 
/**
 * The one thing to change next (`portrait-live-<code>`).
 */
instruction: string | null, 
/**
 * Nothing stands in the way: the picture is about to be taken.
 */
good: boolean, 
/**
 * Simulated device.
 */
simulated: boolean, };
export type MissingView = { 
/**
 * Catalog key suffix.
 */
code: string, 
/**
 * Step where it is given.
 */
step: string, 
/**
 * The field, if it is one.
 */
field: string | null, };
export type MixUpRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * ANSI/NIST code of the slap.
 */
slap: number, 
/**
 * The other application, if it is about one.
 */
other: string | null, 
/**
 * The officer, if it is about one. With neither it is about fingers of the same person.
 */
officer: string | null, 
/**
 * `right`, `samePerson`, `otherIsWrong`, `askSupervisor` or `twin`.
 */
answer: string, };
export type MixUpView = { 
/**
 * ANSI/NIST code of the slap, or of the finger that was rolled.
 */
slap: number, 
/**
 * The application whose prints they look like.
 */
other: MixedWithView | null, 
/**
 * The officer whose prints they look like; with no other application either, they are other fingers of this person.
 */
officer: MixedOfficerView | null, 
/**
 * Several fingers clearly: said at once. Else it waits for the end of the step.
 */
certain: boolean, 
/**
 * The hands are exchanged.
 */
exchanged: boolean, 
/**
 * The fingers of this application, most alike first.
 */
fingers: Array<number>, 
/**
 * For each of them the finger it looks like.
 */
likes: Array<number>, 
/**
 * The print of the first of them, and the one it looks like, where their pictures are still here; of an officer there is none.
 */
prints: Array<PictureView>, 
/**
 * What was said to it (`mix-up-answer-<code>`).
 */
answer: string | null, 
/**
 * By whom.
 */
answeredBy: string, 
/**
 * What may be said to it.
 */
answers: Array<string>, };
export type MixedOfficerView = { 
/**
 * Sign-in name, for the request.
 */
id: string, 
/**
 * Name as written.
 */
name: string, };
export type MixedWithView = { 
/**
 * The application.
 */
application: string, 
/**
 * Its ticket.
 */
ticket: string, 
/**
 * The person's name.
 */
name: string, 
/**
 * Its stage; empty where it is not at this station any more.
 */
stage: string, 
/**
 * The portrait taken for it.
 */
portrait: string | null, 
/**
 * The portrait of the population record.
 */
oldPortrait: string | null, };
export type NoteView = { 
/**
 * Catalog key suffix (`note-<code>`).
 */
code: string, 
/**
 * `information`, `attention` or `stop`.
 */
tone: string, 
/**
 * Parameters of the sentence.
 */
params: { [key in string]: string }, };
export type NothingRequest = Record<symbol, never>;
export type OfficerView = { 
/**
 * Sign-in name.
 */
id: string, 
/**
 * Name as written.
 */
name: string, 
/**
 * `clerk`, `supervisor` or `technician`.
 */
role: string, };
export type OpenApplicationRequest = { 
/**
 * The ticket number that stands for the person, as typed; empty lets the station give the next one of its block.
 */
ticket: string, 
/**
 * Personal number of the population record found; `None` begins a *record unverified* application.
 */
number: string | null, 
/**
 * How the person was looked up (goes into the record).
 */
by: FindBy, };
export type OptionsRequest = { 
/**
 * List id, from the field's spec.
 */
list: string, 
/**
 * Narrows long lists: code, fragment without accents, or initial letters; empty gives the beginning.
 */
text: string, 
/**
 * For communes: the province's code.
 */
parent: string | null, };
export type OptionsView = { 
/**
 * The list's id.
 */
list: string, 
/**
 * Its choices.
 */
choices: Array<ChoiceView>, };
export type OwnFingersRequest = { 
/**
 * ANSI/NIST code of the slap.
 */
slap: number, 
/**
 * ANSI/NIST codes of fingers this officer does not have.
 */
missing: Array<number>, };
export type OwnFingersView = { 
/**
 * The three slaps in the order they are taken, with what is known of each.
 */
slaps: Array<OwnSlapView>, 
/**
 * Codes of fingers of the slap just taken that were not good enough to be compared with.
 */
weak: Array<number>, 
/**
 * The scanner is simulated: what lies on it is a drawn hand.
 */
simulated: boolean, 
/**
 * Somebody broke it off.
 */
cancelled: boolean, };
export type OwnSlapView = { 
/**
 * ANSI/NIST code.
 */
slap: number, 
/**
 * Codes of all its fingers.
 */
fingers: Array<number>, 
/**
 * Codes of those that are known.
 */
known: Array<number>, 
/**
 * When the last of them was taken; none: none is known.
 */
taken: string | null, };
export type PackageView = { 
/**
 * Package id.
 */
package: string, 
/**
 * Sequence number at this station.
 */
sequence: number, 
/**
 * Size of the sealed file in bytes.
 */
bytes: number, 
/**
 * When it was sealed.
 */
sealed: string, 
/**
 * When the center received it.
 */
received: string | null, 
/**
 * Verdict code, when decided.
 */
verdict: string | null, };
export type PartView = { 
/**
 * `lookedUp`, `typed`, `captured`, `confirmedPerson`, `readAloud`, `signed`.
 */
part: string, 
/**
 * Name of the officer, or of whom the applicant brought to read.
 */
officer: string, };
export type PauseRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * Reason 1 to 5: person leaves, paper missing, device fails, priority comes, other.
 */
reason: number, 
/**
 * The day on which the person comes back, as typed (dd/MM/yyyy); empty for none.
 */
appointment: string, };
export type PersonView = { 
/**
 * Personal number.
 */
number: string, 
/**
 * Name as in the record.
 */
name: string, 
/**
 * Birth date, or year alone.
 */
birth: string, 
/**
 * `male` or `female`.
 */
sex: string, 
/**
 * Residence in one line.
 */
residence: string, 
/**
 * Portrait on record.
 */
portrait: string | null, 
/**
 * Card on record: issued and expires.
 */
card: CardOnRecordView | null, 
/**
 * Warnings and blocks: open application here, valid card, dead or missing, year-only birth date.
 */
notes: Array<NoteView>, 
/**
 * Whether an application can be opened.
 */
canOpen: boolean, 
/**
 * Open application at this station.
 */
openApplication: string | null, 
/**
 * Proposed reason and the rule that proposes it.
 */
proposal: ProposalView, };
export type PictureFormatView = { 
/**
 * Which one it is, for the request.
 */
id: string, 
/**
 * Pixels in a row.
 */
width: number, 
/**
 * Rows.
 */
height: number, 
/**
 * Frames in a second.
 */
rate: number, 
/**
 * `motionJpeg` or `plain`.
 */
coding: string, };
export type PictureView = { 
/**
 * Image path.
 */
image: string, 
/**
 * Size of the image in pixels.
 */
width: number, 
/**
 * Size of the image in pixels.
 */
height: number, 
/**
 * The fingers that count from it.
 */
found: Array<FingerFoundView>, 
/**
 * Which try it was, from 1.
 */
number: number, };
export type PlaceRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * The step on the screen.
 */
step: string, 
/**
 * Id of the field that has the caret; empty where none has it. Never what stands in it.
 */
field: string, };
export type PlaceView = { 
/**
 * The step.
 */
step: string, 
/**
 * Id of the field that had the caret.
 */
field: string | null, };
export type PortraitCheckView = { 
/**
 * Its name (`portrait-check-<name>`).
 */
name: string, 
/**
 * `pass`, `ask`, `fail` or `notJudged`.
 */
answer: string, 
/**
 * What to say (`portrait-<code>`), where it is not as it should be.
 */
hint: string | null, 
/**
 * Native value of the measure that decided.
 */
value: string, 
/**
 * 0 to 100.
 */
score: number | null, 
/**
 * It says nothing about this person, by a declared exception.
 */
excused: boolean, };
export type PortraitExceptionsRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * `eyesCannotOpen`, `prostheticEyeOrSquint`, `facialPalsy`, `tremor`, `headCannotBeUpright`, `tubeOrBandage`, `cannotBeNeutral`, `atHome`.
 */
kinds: Array<string>, };
export type PortraitFoundView = { 
/**
 * Mean of all scores, 0 to 100.
 */
score: number, 
/**
 * Checks that fail (`portrait-check-<name>`).
 */
failing: Array<string>, 
/**
 * Checks that say nothing about this person.
 */
excused: Array<string>, 
/**
 * Checks the clerk found not as the rule wants.
 */
seenWrong: Array<string>, 
/**
 * Why it was kept all the same (`consent-<code>`), when something fails.
 */
reason: string | null, 
/**
 * Further words.
 */
text: string, 
/**
 * The second officer who consented on the spot; none: the supervisor decides.
 */
consentedBy: string | null, };
export type PortraitTriesView = { 
/**
 * `taken`, or `notYet`: the shutter was automatic and no frame was good enough; then nothing was kept.
 */
outcome: string, 
/**
 * Number of the try taken last.
 */
newest: number, 
/**
 * The best first.
 */
tries: Array<PortraitTryView>, };
export type PortraitTryView = { 
/**
 * Id of the try.
 */
attempt: string, 
/**
 * Image path, already cropped 3:4.
 */
image: string, 
/**
 * Nothing measured stands in the way.
 */
pass: boolean, 
/**
 * Whether it may be kept at all, with a second officer's consent if it does not pass: one person is in it.
 */
usable: boolean, 
/**
 * Mean of all scores, 0 to 100.
 */
score: number, 
/**
 * Every check, in the profile's order.
 */
checks: Array<PortraitCheckView>, 
/**
 * Which try this is, from 1; the pictures of one burst have the same number.
 */
number: number, 
/**
 * Simulated device.
 */
simulated: boolean, };
export type PracticePersonView = { 
/**
 * Personal number.
 */
number: string, 
/**
 * Name.
 */
name: string, 
/**
 * Catalog key suffix of what makes the case interesting (`practice-case-<code>`).
 */
case: string, 
/**
 * Text of this resident's old card's QR code, if they have one.
 */
qr: string | null, };
export type PreferencesRequest = { 
/**
 * `light`, `night` or `sunlight`.
 */
theme: string, 
/**
 * `regular` or `compact`.
 */
density: string, 
/**
 * Size of the letters in percent: 100, 125, 150 or 200.
 */
textPercent: number, 
/**
 * Loudness of the sounds in percent; 0 is silence.
 */
volume: number, 
/**
 * A portrait is taken by itself when all is right.
 */
automaticShutter: boolean, 
/**
 * Keys in another place: what a key does, and the combination that does it.
 */
keys: { [key in string]: string }, };
export type PreferencesView = { 
/**
 * `light`, `night` or `sunlight`.
 */
theme: string, 
/**
 * `regular` or `compact`.
 */
density: string, 
/**
 * Size of the letters in percent: 100, 125, 150 or 200.
 */
textPercent: number, 
/**
 * Loudness of the sounds in percent; 0 is silence.
 */
volume: number, 
/**
 * A portrait is taken by itself when all is right.
 */
automaticShutter: boolean, 
/**
 * Keys in another place: what a key does, and the combination that does it.
 */
keys: { [key in string]: string }, };
export type PresentRequest = { 
/**
 * Personal number of the synthetic resident.
 */
number: string, 
/**
 * `clean`; fingers: `dry`, `wet`, `partial`, `wrongHand`, `fingerOff`, `dryFinger`, `unplug`; eyes: `far`, `squinting`, `eyesClosed`.
 */
condition: string, };
export type ProposalView = { 
/**
 * `firstIssue`, `exchange` or `reissue`.
 */
kind: string, 
/**
 * Reason id.
 */
reason: string, 
/**
 * Catalog key suffix of the rule (`proposal-<code>`).
 */
because: string, };
export type QrView = { 
/**
 * Each line that card or record has.
 */
lines: Array<CardLineView>, };
export type QueueRequest = { 
/**
 * Only this state, or all.
 */
state: string | null, 
/**
 * Rows to skip.
 */
offset: number, };
export type QueueRowView = { 
/**
 * Package id.
 */
package: string, 
/**
 * Ticket.
 */
ticket: string, 
/**
 * Application id.
 */
application: string, 
/**
 * `submitted`, `queued`, `uploading`, `turnedAway` (the center refused the file at the door), `received`, `accepted`, `refused`,
 * `voided`.
 */
state: string, 
/**
 * Sequence number.
 */
sequence: number, 
/**
 * Bytes in all.
 */
bytes: number, 
/**
 * Bytes the center has.
 */
sent: number, 
/**
 * Attempts so far.
 */
attempts: number, 
/**
 * Next attempt, if waiting.
 */
nextAttempt: string | null, 
/**
 * Last problem.
 */
problem: ErrorView | null, 
/**
 * Sealed at.
 */
sealed: string, 
/**
 * Receipt verified at.
 */
received: string | null, 
/**
 * Verdict verified at.
 */
decided: string | null, 
/**
 * Reasons of a refusal.
 */
refusal: Array<string>, };
export type QueueView = { 
/**
 * `online`, `offline` or `unknown`.
 */
center: string, 
/**
 * Counts by state.
 */
counts: Array<CountView>, 
/**
 * Age of the oldest unsent in minutes.
 */
oldestMin: number | null, 
/**
 * Last success.
 */
lastSuccess: string | null, 
/**
 * Approvals and voids the center does not have yet.
 */
statementsWaiting: number, 
/**
 * Last problem of one of them.
 */
statementProblem: ErrorView | null, 
/**
 * Rows in all (of the chosen state).
 */
total: number, 
/**
 * Rows of a page: how far the next page begins.
 */
page: number, 
/**
 * This page's rows.
 */
rows: Array<QueueRowView>, };
export type ReaderRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * Sign-in name of an officer, or a name.
 */
readBy: string, };
export type ReaderView = { 
/**
 * Name of the person, or of the voice.
 */
name: string, 
/**
 * The station read it.
 */
station: boolean, };
export type ReasonChoiceView = { 
/**
 * Reason id (`return-reason-<id>`).
 */
reason: string, 
/**
 * Whether it usually means the person must come back.
 */
mustComeBack: boolean, };
export type ReasonView = { 
/**
 * Reason id (`reason-<id>`).
 */
reason: string, 
/**
 * Kind.
 */
kind: string, 
/**
 * Captures biometrics (else the latest are reused).
 */
captures: boolean, };
export type RecoveredView = { 
/**
 * Time of the last durable change.
 */
until: string, 
/**
 * Open application that was being worked on.
 */
application: string, 
/**
 * Its ticket.
 */
ticket: string, 
/**
 * The step that it opens at.
 */
step: string, 
/**
 * The field that the caret goes back to.
 */
field: string | null, };
export type ReferenceView = { 
/**
 * Its id.
 */
application: string, 
/**
 * Its ticket.
 */
ticket: string, };
export type ReturnReason = { 
/**
 * Numbered reason, as in the catalog.
 */
reason: string, 
/**
 * The field or sample meant (`portrait`, `slap13` …), if one.
 */
field: string | null, 
/**
 * Further words, may be empty.
 */
text: string, 
/**
 * Whether the person must come back (else the desk can mend it).
 */
mustComeBack: boolean, };
export type ReturnReasonView = { 
/**
 * Numbered reason.
 */
reason: string, 
/**
 * Field or sample meant.
 */
field: string | null, 
/**
 * Further words.
 */
text: string, 
/**
 * Whether the person must come back.
 */
mustComeBack: boolean, 
/**
 * The step that mends it.
 */
step: string, 
/**
 * What it points at has changed since the return.
 */
mended: boolean, };
export type ReturnRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * At least one.
 */
reasons: Array<ReturnReason>, };
export type ReviewLineView = { 
/**
 * As in any list.
 */
line: LineView, 
/**
 * Risks, most serious first.
 */
risks: Array<string>, 
/**
 * This supervisor has opened it.
 */
opened: boolean, 
/**
 * This officer may decide on it (never the one who signed).
 */
mayDecide: boolean, 
/**
 * Who signed it.
 */
signedBy: string, 
/**
 * Portrait on record, for the contact sheet.
 */
oldPortrait: string | null, };
export type ReviewListView = { 
/**
 * The lines.
 */
lines: Array<ReviewLineView>, 
/**
 * Counts per risk (`risk-<code>`).
 */
risks: Array<CountView>, 
/**
 * The batch just approved: manifest id and count.
 */
approved: BatchView | null, 
/**
 * The numbered reasons for return and rejection.
 */
reasons: Array<ReasonChoiceView>, };
export type ReviewView = { 
/**
 * The application.
 */
application: ApplicationView, 
/**
 * Each line: record against application.
 */
compare: Array<CompareView>, 
/**
 * Risks.
 */
risks: Array<string>, 
/**
 * Only on a resubmission: what changed since the last revision. Field ids, samples, `finger_<position>` for an exception, and
 * `gap_<modality>`.
 */
changed: Array<string>, 
/**
 * Only on a resubmission: why it was returned.
 */
returnedFor: Array<ReturnReasonView>, 
/**
 * This officer may decide.
 */
mayDecide: boolean, 
/**
 * Minutes per step and tries, as measured.
 */
tries: Array<CountView>, };
export type SampleView = { 
/**
 * Sample id.
 */
sample: string, 
/**
 * Image path.
 */
image: string, 
/**
 * Tries so far.
 */
tries: number, 
/**
 * Device name.
 */
device: string, 
/**
 * Simulated device.
 */
simulated: boolean, 
/**
 * When it was taken.
 */
taken: string, 
/**
 * By whom.
 */
by: string, 
/**
 * What was judged in a portrait.
 */
portrait: PortraitFoundView | null, };
export type SaveFieldRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * Field id, as in the catalog.
 */
field: string, 
/**
 * The text as typed (for choices: the code).
 */
text: string, };
export type ScannerView = { 
/**
 * Its pictures are turned round.
 */
turned: boolean, 
/**
 * The finger it waits for, where it takes them one by one and waits for one: ANSI/NIST position 1 to 10.
 */
wanted: number | null, };
export type ScreenView = { 
/**
 * Which one it is, for the request.
 */
id: string, 
/**
 * Maker and model, or the socket.
 */
name: string, 
/**
 * The socket it is plugged into.
 */
socket: string, 
/**
 * Pixels across.
 */
width: number, 
/**
 * Pixels down.
 */
height: number, 
/**
 * The one the system opens windows on.
 */
primary: boolean, 
/**
 * The applicant's.
 */
applicant: boolean, 
/**
 * The screen does not say who it is: it is known by its socket alone.
 */
bySocket: boolean, 
/**
 * Simulated device.
 */
simulated: boolean, };
export type Secret = string;
export type SessionView = { 
/**
 * `notProvisioned`, `signedOut`, `locked` or `signedIn`.
 */
state: string, 
/**
 * What is wrong when `notProvisioned`.
 */
problem: ErrorView | null, 
/**
 * Name of the post.
 */
post: string, 
/**
 * Id of the station.
 */
station: string, 
/**
 * Synthetic people only; nothing here can reach a real center.
 */
practice: boolean, 
/**
 * Who is signed in or holds the lock.
 */
officer: OfficerView | null, 
/**
 * Officers known here, for the sign-in list.
 */
officers: Array<OfficerView>, 
/**
 * Language of this window.
 */
language: string, 
/**
 * Seconds until the idle lock falls; a warning is due at 30 and below. `None` while nothing counts down.
 */
locksInS: number | null, 
/**
 * With one screen: it is turned to the applicant, and the desk is put away.
 */
turnedToApplicant: boolean, 
/**
 * Somebody at the turned screen wants it back: the officer's password is asked.
 */
asksWayBack: boolean, 
/**
 * A second screen holds the applicant's window.
 */
secondScreen: boolean, 
/**
 * The application at the desk, while the next person is looked up beside it: devices and applicant's window serve it alone.
 */
beside: string | null, 
/**
 * The one status line: most urgent first, the rest in the tray.
 */
status: Array<StatusView>, 
/**
 * Applications waiting for approval.
 */
toApprove: number, 
/**
 * Sealed files not yet received by the center.
 */
toSend: number, 
/**
 * Age of the oldest of them in minutes.
 */
oldestMin: number | null, 
/**
 * `online`, `offline` or `unknown`.
 */
center: string, 
/**
 * When the last answer came from the center.
 */
lastSent: string | null, 
/**
 * The station's time now.
 */
now: string, 
/**
 * How the officer who works here likes the desk; nothing while nobody works. The applicant's window learns the theme alone.
 */
preferences: PreferencesView | null, };
export type SettleDayLineRequest = { 
/**
 * `open` or `close`.
 */
moment: string, 
/**
 * Line id, from the view.
 */
line: string, 
/**
 * `done`, or an owner with a reason.
 */
done: boolean, 
/**
 * Who takes care of it, when not done.
 */
owner: string, 
/**
 * Why it is not done.
 */
reason: string, 
/**
 * For a paused person: the day until which they are kept (`dd/MM/yyyy`), empty for none.
 */
until: string, };
export type ShowRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * `called`, `instruction`, `review` or `signature`.
 */
state: string, };
export type ShutterRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * Nobody pressed it: only what is as the rules want it is taken.
 */
byItself: boolean, };
export type SignInRequest = { 
/**
 * Sign-in name of the officer.
 */
officer: string, 
/**
 * Password, as typed.
 */
password: Secret, };
export type SlapTriesView = { 
/**
 * `taken` or `cancelled`.
 */
outcome: string, 
/**
 * Number of the try just taken; 0 when cancelled.
 */
newest: number, 
/**
 * A child's fingers were taken as often as it is asked of a child: the best try is kept and work goes on.
 */
enough: boolean, 
/**
 * The best first, those taken before with them; before them all a combination of several, where one is better.
 */
tries: Array<SlapTryView>, };
export type SlapTryView = { 
/**
 * Id of the try, or name of the combination.
 */
attempt: string, 
/**
 * ANSI/NIST code 13, 14 or 15.
 */
slap: number, 
/**
 * Image path.
 */
image: string, 
/**
 * Size of the image in pixels.
 */
width: number, 
/**
 * Size of the image in pixels.
 */
height: number, 
/**
 * Resolution in pixels per inch.
 */
ppi: number, 
/**
 * `found`, `tooFew`, `tooMany` or `cannotTell`.
 */
outcome: string, 
/**
 * Fingers expected (without exceptions).
 */
expected: Array<number>, 
/**
 * Fingers found; of a combination those that count from this picture.
 */
found: Array<FingerFoundView>, 
/**
 * Of a combination the other pictures, with the fingers that count from them.
 */
further: Array<PictureView>, 
/**
 * Whether it may be kept, and whether every finger reaches the limit.
 */
canKeep: boolean, 
/**
 * Every finger reaches the limit: accepted by itself after a second, unless its names rest on what was declared.
 */
allGood: boolean, 
/**
 * Which fingers these are rests on the exceptions that were declared: a person has to look.
 */
namesDeclared: boolean, 
/**
 * Three of four lie on the glass, and the place of this one is free.
 */
notSeen: number | null, 
/**
 * One instruction, catalog key suffix (`instruction-<code>`).
 */
instruction: string, 
/**
 * Which try this is, from 1.
 */
number: number, 
/**
 * Simulated device.
 */
simulated: boolean, };
export type SlapView = { 
/**
 * ANSI/NIST code: 13, 14 or 15 of a slap, 1 to 10 of a rolled finger.
 */
slap: number, 
/**
 * `open`, `now`, `kept` or `excepted`.
 */
state: string, 
/**
 * What is kept.
 */
sample: SampleView | null, 
/**
 * Which try its own picture was, from 1; 0 where that is not known any more.
 */
number: number, 
/**
 * The fingers that count from its own picture.
 */
found: Array<FingerFoundView>, 
/**
 * Size of the image in pixels.
 */
width: number, 
/**
 * Size of the image in pixels.
 */
height: number, 
/**
 * Pictures of other tries, of which single fingers count; none where one try has them all.
 */
further: Array<PictureView>, };
export type StatusView = { 
/**
 * Catalog key suffix (`status-<code>`).
 */
code: string, 
/**
 * `neutral`, `information`, `attention`, `stop`.
 */
tone: string, 
/**
 * Parameters of the sentence.
 */
params: { [key in string]: string }, };
export type StepView = { 
/**
 * Step id.
 */
step: string, 
/**
 * `done`, `now`, `open`, `blocked`, or `ended` where the application came to nothing.
 */
state: string, 
/**
 * Progress such as "2/3", empty if none.
 */
progress: string, };
export type StripView = { 
/**
 * Name, or what is typed so far.
 */
name: string, 
/**
 * Personal number, or empty.
 */
number: string, 
/**
 * Birth date.
 */
birth: string, 
/**
 * Residence in one line.
 */
residence: string, 
/**
 * Portrait from the record.
 */
oldPortrait: string | null, 
/**
 * Portrait taken today.
 */
newPortrait: string | null, 
/**
 * What a program took the two for when the portrait was kept: `same`, `unsure` or `different`; none: they were not compared.
 */
faceCompared: string | null, 
/**
 * When the person was called or the application opened.
 */
called: string, };
export type Stroke = { 
/**
 * `pen`, `touch` or `mouse`.
 */
pointer: string, 
/**
 * Points in drawing order: x, y in CSS pixels, t in ms since the first point, pressure 0 to 1 (0.5 where unknown).
 */
points: Array<[number, number, number, number]>, };
export type StrokesRequest = { 
/**
 * Width of the signature field in CSS pixels.
 */
width: number, 
/**
 * Height of the signature field in CSS pixels.
 */
height: number, 
/**
 * The strokes in the order they were drawn.
 */
strokes: Array<Stroke>, 
/**
 * Digest of the summary that stood on the screen, from the view: a signature under another text is refused.
 */
summaryDigest: string, };
export type SummaryLineView = { 
/**
 * Field id.
 */
field: string, 
/**
 * Text as it is, from the official lists or in somebody's own words; may be empty beside codes.
 */
text: string, 
/**
 * What the page words, in order, before the text: `sheet-<code>`; on the line `reason` it is `reason-<code>` in place of the text.
 */
codes: Array<string>, };
export type TouchDeviceView = { 
/**
 * Which one it is, for the request.
 */
id: string, 
/**
 * The maker's name.
 */
name: string, 
/**
 * `finger` or `pen`.
 */
kind: string, 
/**
 * It belongs to the applicant's screen.
 */
applicant: boolean, 
/**
 * Simulated device.
 */
simulated: boolean, };
export type TrendView = { 
/**
 * Id of the device.
 */
device: string, 
/**
 * The maker's name.
 */
name: string, 
/**
 * Simulated device.
 */
simulated: boolean, 
/**
 * `portrait`, `fingerprints` or `iris`.
 */
modality: string, 
/**
 * `worse`, `steady` or `tooFew`.
 */
slope: string, 
/**
 * The weeks, the earliest first; the last one is not over.
 */
weeks: Array<TrendWeekView>, };
export type TrendWeekView = { 
/**
 * Its Monday.
 */
from: string, 
/**
 * Attempts.
 */
tries: number, 
/**
 * Of these without a usable picture, percent.
 */
failedPercent: number | null, 
/**
 * Median quality score, 0 to 100.
 */
score: number | null, 
/**
 * Attempts for ten placements that were kept.
 */
triesForTen: number | null, };
export type TurnScreenRequest = { 
/**
 * `true` turns to the applicant, `false` comes back.
 */
toApplicant: boolean, 
/**
 * Needed to come back.
 */
password: Secret | null, };
export type UnlockRequest = { 
/**
 * Password, as typed.
 */
password: Secret, };
export type WithdrawRequest = { 
/**
 * The application's id.
 */
application: string, 
/**
 * Numbered reason, as in the catalog.
 */
reason: string, 
/**
 * Further words, may be empty.
 */
text: string, };

/** Every operation: what it asks and what it answers. */
export interface Operations {
  read_session: { request: NothingRequest; view: SessionView };
  sign_in: { request: SignInRequest; view: SessionView };
  lock_station: { request: NothingRequest; view: SessionView };
  unlock_station: { request: UnlockRequest; view: SessionView };
  sign_out: { request: NothingRequest; view: SessionView };
  note_activity: { request: NothingRequest; view: SessionView };
  read_languages: { request: NothingRequest; view: LanguagesView };
  choose_language: { request: LanguageRequest; view: SessionView };
  save_preferences: { request: PreferencesRequest; view: SessionView };
  read_desk: { request: NothingRequest; view: DeskView };
  find_person: { request: FindPersonRequest; view: FindPersonView };
  find_anything: { request: FindAnythingRequest; view: FindAnythingView };
  open_application: { request: OpenApplicationRequest; view: ApplicationView };
  read_application: { request: ApplicationRequest; view: ApplicationView };
  choose_reason: { request: ChooseReasonRequest; view: ApplicationView };
  confirm_person: { request: ConfirmPersonRequest; view: ApplicationView };
  save_field: { request: SaveFieldRequest; view: ApplicationView };
  confirm_facts: { request: ApplicationRequest; view: ApplicationView };
  pause_application: { request: PauseRequest; view: ApplicationView };
  resume_application: { request: ApplicationRequest; view: ApplicationView };
  withdraw_application: { request: WithdrawRequest; view: ApplicationView };
  open_new_draft: { request: ApplicationRequest; view: ApplicationView };
  note_told: { request: ApplicationRequest; view: ApplicationView };
  note_place: { request: PlaceRequest; view: PlaceView };
  take_back: { request: ApplicationRequest; view: ApplicationView };
  discard_samples: { request: DiscardRequest; view: ApplicationView };
  begin_beside: { request: ApplicationRequest; view: SessionView };
  end_beside: { request: NothingRequest; view: SessionView };
  look_at_person: { request: NothingRequest; view: CameraView };
  compare_faces: { request: CompareFacesRequest; view: FacesView };
  start_camera: { request: ApplicationRequest; view: CameraView };
  turn_camera: { request: NothingRequest; view: CameraView };
  turn_scanner: { request: NothingRequest; view: ScannerView };
  read_scanner: { request: NothingRequest; view: ScannerView };
  choose_next_camera: { request: NothingRequest; view: CameraView };
  stop_camera: { request: NothingRequest; view: CameraView };
  read_camera: { request: NothingRequest; view: CameraView };
  freeze_portrait: { request: ShutterRequest; view: PortraitTriesView };
  keep_portrait: { request: KeepPortraitRequest; view: ApplicationView };
  declare_portrait_exceptions: { request: PortraitExceptionsRequest; view: ApplicationView };
  capture_slap: { request: CaptureSlapRequest; view: SlapTriesView };
  read_slap_tries: { request: CaptureSlapRequest; view: SlapTriesView };
  look_at_hands: { request: ApplicationRequest; view: CameraView };
  take_evidence: { request: ApplicationRequest; view: EvidenceTryView };
  keep_evidence: { request: KeepTryRequest; view: ApplicationView };
  cancel_capture: { request: NothingRequest; view: CameraView };
  keep_slap: { request: KeepTryRequest; view: ApplicationView };
  answer_mix_up: { request: MixUpRequest; view: ApplicationView };
  read_own_fingers: { request: NothingRequest; view: OwnFingersView };
  take_own_fingers: { request: OwnFingersRequest; view: OwnFingersView };
  forget_own_fingers: { request: NothingRequest; view: OwnFingersView };
  declare_exception: { request: ExceptionRequest; view: ApplicationView };
  clear_exception: { request: ClearExceptionRequest; view: ApplicationView };
  read_iris: { request: NothingRequest; view: IrisCameraView };
  capture_iris: { request: ApplicationRequest; view: IrisTryView };
  keep_iris: { request: KeepIrisRequest; view: ApplicationView };
  declare_eye_exception: { request: EyeExceptionRequest; view: ApplicationView };
  clear_eye_exception: { request: ClearEyeExceptionRequest; view: ApplicationView };
  note_gap: { request: GapRequest; view: ApplicationView };
  show_to_applicant: { request: ShowRequest; view: ApplicationView };
  take_from_applicant: { request: ApplicationRequest; view: ApplicationView };
  choose_applicant_language: { request: ApplicantLanguageRequest; view: ApplicantView };
  attest_without_signature: { request: AttestWithoutSignatureRequest; view: ApplicationView };
  turn_screen: { request: TurnScreenRequest; view: SessionView };
  ask_way_back: { request: NothingRequest; view: SessionView };
  sign_and_submit: { request: ApplicationRequest; view: ApplicationView };
  read_applicant_screen: { request: NothingRequest; view: ApplicantView };
  say_line_wrong: { request: LineWrongRequest; view: ApplicantView };
  sign_as_applicant: { request: StrokesRequest; view: ApplicantView };
  ask_for_help: { request: NothingRequest; view: ApplicantView };
  read_aloud: { request: NothingRequest; view: ApplicantView };
  stop_reading: { request: NothingRequest; view: ApplicantView };
  note_reader: { request: ReaderRequest; view: ApplicationView };
  read_review_list: { request: NothingRequest; view: ReviewListView };
  open_review: { request: ApplicationRequest; view: ReviewView };
  return_application: { request: ReturnRequest; view: ReviewListView };
  reject_application: { request: ReturnRequest; view: ReviewListView };
  approve_batch: { request: ApproveBatchRequest; view: ReviewListView };
  read_queue: { request: QueueRequest; view: QueueView };
  send_now: { request: NothingRequest; view: QueueView };
  read_doctor: { request: NothingRequest; view: DoctorView };
  ask_camera_formats: { request: NothingRequest; view: DoctorView };
  choose_camera: { request: ChooseCameraRequest; view: DoctorView };
  choose_camera_format: { request: ChooseCameraFormatRequest; view: DoctorView };
  choose_applicant_screen: { request: ChooseApplicantScreenRequest; view: DoctorView };
  choose_touch_devices: { request: ChooseTouchDevicesRequest; view: DoctorView };
  read_day: { request: DayRequest; view: DayView };
  measure_camera_light: { request: NothingRequest; view: DayView };
  settle_day_line: { request: SettleDayLineRequest; view: DayView };
  read_catalog: { request: NothingRequest; view: CatalogView };
  read_options: { request: OptionsRequest; view: OptionsView };
  present_simulated_person: { request: PresentRequest; view: DoctorView };
}

export type OperationName = keyof Operations;

/** Which window may call an operation. */
export const windows: Record<OperationName, "desk" | "applicant" | "both"> = {
  read_session: "both",
  sign_in: "desk",
  lock_station: "desk",
  unlock_station: "desk",
  sign_out: "desk",
  note_activity: "both",
  read_languages: "both",
  choose_language: "desk",
  save_preferences: "desk",
  read_desk: "desk",
  find_person: "desk",
  find_anything: "desk",
  open_application: "desk",
  read_application: "desk",
  choose_reason: "desk",
  confirm_person: "desk",
  save_field: "desk",
  confirm_facts: "desk",
  pause_application: "desk",
  resume_application: "desk",
  withdraw_application: "desk",
  open_new_draft: "desk",
  note_told: "desk",
  note_place: "desk",
  take_back: "desk",
  discard_samples: "desk",
  begin_beside: "desk",
  end_beside: "desk",
  look_at_person: "desk",
  compare_faces: "desk",
  start_camera: "desk",
  turn_camera: "desk",
  turn_scanner: "desk",
  read_scanner: "desk",
  choose_next_camera: "desk",
  stop_camera: "desk",
  read_camera: "desk",
  freeze_portrait: "desk",
  keep_portrait: "desk",
  declare_portrait_exceptions: "desk",
  capture_slap: "desk",
  read_slap_tries: "desk",
  look_at_hands: "desk",
  take_evidence: "desk",
  keep_evidence: "desk",
  cancel_capture: "desk",
  keep_slap: "desk",
  answer_mix_up: "desk",
  read_own_fingers: "desk",
  take_own_fingers: "desk",
  forget_own_fingers: "desk",
  declare_exception: "desk",
  clear_exception: "desk",
  read_iris: "desk",
  capture_iris: "desk",
  keep_iris: "desk",
  declare_eye_exception: "desk",
  clear_eye_exception: "desk",
  note_gap: "desk",
  show_to_applicant: "desk",
  take_from_applicant: "desk",
  choose_applicant_language: "desk",
  attest_without_signature: "desk",
  turn_screen: "desk",
  ask_way_back: "both",
  sign_and_submit: "desk",
  read_applicant_screen: "both",
  say_line_wrong: "applicant",
  sign_as_applicant: "applicant",
  ask_for_help: "applicant",
  read_aloud: "both",
  stop_reading: "both",
  note_reader: "desk",
  read_review_list: "desk",
  open_review: "desk",
  return_application: "desk",
  reject_application: "desk",
  approve_batch: "desk",
  read_queue: "desk",
  send_now: "desk",
  read_doctor: "desk",
  ask_camera_formats: "desk",
  choose_camera: "desk",
  choose_camera_format: "desk",
  choose_applicant_screen: "desk",
  choose_touch_devices: "desk",
  read_day: "desk",
  measure_camera_light: "desk",
  settle_day_line: "desk",
  read_catalog: "both",
  read_options: "desk",
  present_simulated_person: "desk",
};
