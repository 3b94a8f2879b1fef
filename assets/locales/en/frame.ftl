# The frame: top bar, rail, action bar, sign-in, lock, settings, keys.
product-name = Thu Nhận
station-name = Station { $station }
rail = Steps
loading = Opening
busy = Working…
close = Close
back = Back
go-on = Go on
optional = (optional)
or = or
empty = (empty)
not-possible = Not possible yet
unknown-code = Code { $code }
reference = Ref. { $reference }
error-unknown = This is not possible yet. The application is kept; try again or tell the technician.
error-stationSilent = The station program does not answer yet. Saved applications are safe; restart Thu Nhận.
saved-at = Saved { $time }
practice-mark = Practice · synthetic data
practice-lead = Practice mode: synthetic people, nothing reaches a real center.
mark-simulated = A simulated device took part: it is written in the record.
mark-unverified = Not yet checked against the population record.
simulated-short = Simulated

sign-in = Sign in
sign-in-verb = Sign in
officer = Officer
password = Password
locked = The station is locked
locked-lead = The work in hand is kept as it is.
unlock-verb = Unlock
switch-officer = Switch officer
lock-now = Lock the station
locks-soon = { $seconds ->
    [one] The station locks in { $seconds } second. Press any key to go on.
   *[other] The station locks in { $seconds } seconds. Press any key to go on.
}
not-provisioned = The station is not ready
not-provisioned-lead = This machine is not set up yet. Ask the technician to set the station up, then start the program again.
signed-in-as = { $name } · { $role }
role-clerk = Clerk
role-supervisor = Supervisor
role-technician = Technician

settings = Settings
language = Language
theme = Screen
theme-light = Light
theme-night = Night
theme-sunlight = Sunlight
density = Row height
density-regular = Regular
density-compact = Compact
text-size = Size of letters
percent = { $percent } %
volume = Sounds
volume-mute = Off
keys-open = Change the keys
keys-title = My keys
keys-lead = Enter, Ctrl+Enter, Esc and Alt+1…7 stay. Every other key can be moved, for each officer apart.
keys-waiting = Press the new key for: { $what }. Esc keeps the old one.
keys-unfit = { $key } cannot be used. The old key is kept; press an F-key, or Ctrl or Alt with a letter or digit.
keys-taken = { $key } is in use for: { $what }. The old key is kept; press another one.
keys-pedal-teach = Set the switch
keys-pedal-press = Press the switch
keys-pedal-forget = Forget the switch
keys-pedal-enter = This switch sends Enter: it works already and needs no key of its own.
keys-pedal-unfit = { $key } cannot be the foot switch: it writes, or moves in the text. Set the switch to F13 to F24, Page Up or Page Down.
keys-pedal-writes = In a text field { $key } stays a letter, and the switch would write it. F13 to F24 work there, too.
keys-move = Change
keys-move-name = Change the key: { $what }
keys-press = Press the new key
keys-reset = Back to the first keys

place-ready = Desk
place-reviews = Approval
place-queue = Sending
place-doctor = Devices
place-day-open = Opening
place-day-close = Closing

to-send = To send { $count }, oldest { $age }
nothing-to-send = Nothing left to send
age-minutes = { $count } min
age-hours = { $count } h
age-days = { $count } { $count ->
    [one] day
   *[other] days
}
center-online = Online
center-offline = No network
center-unknown = Network unknown
tray-open = { $count ->
    [one] The { $count } message
   *[other] All { $count } messages
}

step-person = Right person
step-facts = Facts
step-portrait = Portrait
step-fingers = Fingers
step-iris = Eyes
step-review = Review and sign
step-done = Done

strip = The person at the desk
strip-beside = The next person, not at the desk yet
called-at = called { $time }
portrait-old = Earlier portrait
portrait-new = Today
portrait-record = Portrait on record
portrait-none = No portrait yet
name-unknown = (no name yet)
kind = Kind
residence = Residence
holders = Held by
holder-facts = Facts: { $officer }
holder-samples = Portrait, prints: { $officer }

find-anything = Find
find-anything-label = Personal number, name (accents may be left out), ticket or QR text
find-anything-no-applications = No application at this station matches yet.
find = Find

help-title = Keys
help-lead = Enter moves work forward. Ctrl+Enter does what cannot be undone. Each F-key has a Ctrl+digit twin for laptops.
help-here = On this screen
help-everywhere = Everywhere
help-tips-fingers = The scanner is tilted by about 20 degrees toward the person, as high as an elbow; low for a wheelchair or a bed. Wipe the glass when it shows traces. Sunlight on it: shade it. Cold, dry air: warm the hands, use a damp cloth.
key-go = Next open question; when none is left, the main action
key-pedal = Foot switch: the same as Enter
key-commit = Main action from anywhere; the only key for what cannot be undone
key-leave = Close; on a step: pause, nothing is lost
key-help = This sheet
key-next = To the desk, next person
key-spell = Enlarge and spell the name
key-call = Call again on the applicant's screen; once more: absent
key-read = Read the sheet aloud to the applicant, or stop
key-beside = The next person beside the one at the desk; again to come back
key-exception = Exception on this step
key-again = Take again
key-return = Return, the reason by a digit; in a text field it is a letter
key-turnPicture = Turn the picture of the camera by a quarter, of the scanner by half
key-takeBack = Take back the last accepted thing
key-find = Find number, name, ticket
key-lock = Lock both screens
key-step = Go to step or page 1 to 7

spelling = Spelling
spelling-space = space
spelling-huyen = grave
spelling-sac = acute
spelling-hoi = hook above
spelling-nga = tilde
spelling-nang = dot below
spelling-circumflex = circumflex
spelling-breve = breve
spelling-horn = horn
spelling-caron = caron
spelling-stroke = { $letter } with stroke
spelling-apostrophe = apostrophe
spelling-hyphen = hyphen
