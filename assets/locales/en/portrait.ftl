# Step 3: the portrait.
portrait-title = Portrait
portrait-live = Live picture
portrait-frozen = The picture just taken
portrait-kept = The picture kept
portrait-take = Take
portrait-keep = Keep this one
portrait-is-kept = This picture is kept.
portrait-ready = Ready. Look straight into the camera and hold still.
portrait-good = The picture is good. Keep it or take another.
camera-starting = Opening the camera
camera-again = Open the camera again
other-camera = Another camera
camera-chosen = Camera in use: { $name }. The station remembers it.
turn-picture = Turn the picture
picture-turned = The picture is turned. The station remembers it for this camera.
simulated-camera = Simulated camera
again = Take again
try-number = Try { $number }.
tries = { $count ->
    [one] { $count } try
   *[other] { $count } tries
}
portrait-keep-seen = All right: keep this one
portrait-seen-wrong = The picture is not as the rules want it. Take another.
portrait-steady = Hold still, taken by itself
portrait-taking = Choosing the best picture
shots-choose = Pictures to choose from, the best first
shot = Picture { $place }, try { $number }
shot-score = { $score } points
shot-fails = fails

# What no measure decides: the officer looks at the picture.
asked-title = Look at the picture and confirm
asked-how = Keeping the picture confirms every line above. Press the one that is not so.
asked-wrong = Not so.
portrait-rule-head_covering = Bare head, face and both ears clear; religious or ethnic scarves may stay when they are

# All checks, when wanted.
portrait-checks-open = All checks
portrait-checks-title = All checks of this picture: { $score } points
portrait-checks-rule = Rule
portrait-checks-answer = Result
portrait-checks-value = Measured
portrait-checks-score = Score
portrait-answer-pass = passes
portrait-answer-ask = officer looks
portrait-answer-fail = fails
portrait-answer-notJudged = not judged
portrait-answer-excused = does not apply

# Exceptions of the face.
portrait-exceptions-title = Exceptions of the face
portrait-exceptions-lead = Each line says what is left out or looked at differently for this person; record and supervisor show it.
portrait-exceptions-none = No exceptions
portrait-exception-eyesCannotOpen = Eyes cannot open
portrait-exception-eyesCannotOpen-means = leaves out open eyes, gaze
portrait-exception-prostheticEyeOrSquint = Prosthetic eye or squint
portrait-exception-prostheticEyeOrSquint-means = leaves out gaze, red eyes
portrait-exception-facialPalsy = Facial palsy
portrait-exception-facialPalsy-means = leaves out open eyes, closed mouth, expression
portrait-exception-tremor = Tremor, cannot sit still
portrait-exception-tremor-means = nobody waits for a still head; the picture must be sharp all the same
portrait-exception-headCannotBeUpright = Head cannot be upright
portrait-exception-headCannotBeUpright-means = leaves out straight face, upright head
portrait-exception-tubeOrBandage = Tube or bandage on the face
portrait-exception-tubeOrBandage-means = leaves out covered face, closed mouth, expression
portrait-exception-cannotBeNeutral = Cannot keep a neutral face
portrait-exception-cannotBeNeutral-means = leaves out closed mouth, expression
portrait-exception-atHome = Taken at home or in bed
portrait-exception-atHome-means = hand-held camera, light cloth behind; background and light have limits of their own

# A picture below the threshold: reason, and a second officer who consents.
consent-open = Keep all the same
consent-title = Keep a picture below the threshold
consent-failing = What fails
consent-why = Why this one is kept
consent-cannotDoBetter = The person cannot do it better
consent-checkIsWrong = The check is wrong, the picture is as the rules want it
consent-placeCannotBeBetter = Light or background here cannot be mended today
consent-deviceCannotBeBetter = The camera gives no better picture
consent-other = Another reason
consent-who = Who consents with you
consent-later = The supervisor decides
consent-later-means = the person may have to come again
consent-password = Password of { $name }
consent-keep = Keep this one
portrait-below = Picture below the threshold: { $checks }
consented-by = { $name } consented on the spot
consent-waits = the supervisor decides

shutter = Taking the portrait
shutter-itself = By itself when good
shutter-key = By a key
