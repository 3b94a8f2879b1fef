# Sentences of the command-line tool tn.

tool-file-unreadable = Cannot read the file { $file }.
tool-file-too-large = The file { $file } is too large.
tool-file-no-text = The file { $file } is no text.
tool-file-not-written = Cannot write { $file }.
tool-folder-unreadable = Cannot read the folder { $folder }.
tool-picture-unreadable = The file { $file } is no readable picture. PNG, JPEG, JPEG 2000 (gray), PGM (8 bits), WSQ and finger image records of ISO/IEC 19794-4:2011 are read.
tool-picture-too-large = The picture { $file } has more than { $side } pixels a side or needs too much memory; no fingerprint scanner makes that. Cut it to the fingers first.
tool-picture-resolution = The file { $file } says { $ppi } pixels per inch; only 500 within 1 % are measured. Scan again at 500, or say --ppi 500 if the file is wrong.
tool-trust-unreadable = The file { $file } holds no authority's certificate in PEM.
tool-package-id = { $id } is no package id (32 hexadecimal digits).
tool-intake-provisioned = Made a test center in { $folder }.
tool-intake-ready = The center is ready at { $address }
tool-intake-count = { $count ->
    [one] { $count } package received.
   *[other] { $count } packages received.
}
tool-profile-signed = Signed a profile of scanner { $product }, { $ppi } pixels per inch, good until { $day }, into { $file }. Copy the file into the folder profiles of a station.
tool-profile-unfit = Not signed: the profile lacks something or does not fit. Names are not empty and at most 120 characters, * stands only at the end, the day of measuring is DD/MM/YYYY and not in the future.
tool-maker-signed = Vouched for the devices of { $maker } until { $day }, into { $file }. Copy the file into the folder profiles of a station.
tool-maker-unfit = Not signed: the name is empty or longer than 120 characters, or the file holds no certificate (X.509, PEM).
tool-package-unchecked = The file says of itself; nothing is checked.
tool-package-valid = Valid: sealed by station { $station }.
tool-package-opened = Opened; signed by clerk { $clerk }. The content is in { $folder }.
tool-portrait-pass = The portrait passes.
tool-portrait-fail = The portrait does not pass yet.
tool-portrait-cut = Wrote { $file }: { $width } x { $height } pixels, { $bytes } bytes.
tool-portrait-not-cut = There is not exactly one face to cut out; nothing was written.
tool-portrait-same = Probably the same person: { $cosine } (same from { $same }).
tool-portrait-ask = Too close to tell: { $cosine } (same from { $same }, different below { $ask }). An officer looks.
tool-portrait-different = Probably not the same person: { $cosine } (different below { $ask }).
tool-portrait-assists = The figure only assists; an officer decides.
tool-finger-score = Quality { $score } of 100.
tool-finger-by-declaration = Which fingers these are rests on what was said to be missing.
tool-finger-line = Finger { $position }: quality { $score } of 100.
tool-finger-missing-unfit = --missing takes fingers of this slap ({ $codes }), and at least one of them must be there.
tool-record-too-many-views = The record { $file } holds { $count } views; at most { $most } are compared. Split it first.
tool-finger-template = Wrote { $count } minutiae to { $file }.
tool-finger-no-print = The picture shows no readable ridges; nothing was written.
tool-finger-match = The same finger: similarity { $similarity }, threshold { $threshold }.
tool-finger-no-match = Not alike enough to be one finger: similarity { $similarity }, threshold { $threshold }.
tool-finger-hit = { $file }: the same finger, similarity { $similarity }.
tool-finger-none = None of { $count } prints is alike enough.
tool-finger-skipped = Passed over { $file }: no readable fingerprint picture or record.
tool-wsq-encoded = Compressed into { $file }: { $bytes } bytes, { $bits } bits per pixel, about { $ratio }:1.
tool-wsq-decoded = Decoded into { $file }: { $width } x { $height } pixels, { $ppi } ppi.
tool-gaps = { $count } numbers missing, { $unexplained } unexplained.
tool-gap-returned = returned by the supervisor
tool-gap-rejected = rejected by the supervisor
tool-gap-uploading = being sent
tool-gap-unexplained = unexplained
tool-yes = yes
tool-state-awaitingApproval = waiting for approval
tool-state-toDecide = waiting for a decision
tool-state-accepted = accepted
tool-state-refused = refused by the center
tool-field-package = Package
tool-field-station = Station
tool-field-epoch = Epoch
tool-field-sequence = Number
tool-field-revision = Revision
tool-field-recipient = Recipient key
tool-field-clerk = Clerk
tool-field-supervisors = Supervisors
tool-field-sealed = Sealed at
tool-field-received = Received at
tool-field-state = State
tool-field-simulated = Simulated devices
tool-field-reason = Reason
tool-field-number = Personal number
tool-field-old-number = Old number
tool-field-document-number = Card number
tool-field-name = Name
tool-field-surname = Surname
tool-field-given-names = Given names
tool-field-birth = Birth date
tool-field-sex = Sex
tool-field-address = Residence
tool-field-issued = Issued
tool-field-expires = Valid until
tool-cbeff-line = { $name }: { $bytes } bytes, format { $format }, quality { $score }{ $signed ->
    [true] , signed by the device
   *[other] {""}
}.
tool-cbeff-unwrapped = { $count ->
    [one] Wrote { $count } file into { $folder }.
   *[other] Wrote { $count } files into { $folder }.
}
tool-cbeff-wrapped = { $count ->
    [one] Put { $count } record into { $file }.
   *[other] Put { $count } records into { $file }.
}
tool-cbeff-no-record = { $file } is no finger image, finger minutiae or face record of ISO/IEC 19794, so nothing was written. The file is unchanged; leave it out, or have it exported as a record.
