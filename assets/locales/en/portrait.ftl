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
simulated-camera = Simulated camera
again = Take again
try-number = Try { $number }.
tries = { $count ->
    [one] { $count } try
   *[other] { $count } tries
}
portrait-noFace = No face yet. Seat the person before the camera.
portrait-severalFaces = More than one face. Only one person may be in the picture.
portrait-tooSmall = The face is too small. Come closer.
portrait-tooLarge = The face is too near. Move back a little.
portrait-cutOff = The head is cut off. Adjust chair or camera.
portrait-offCenter = The face is off center. Move the chair to the middle.
portrait-tilted = The head is tilted. Hold it straight.
portrait-tooDark = The face is too dark. Switch on a lamp or turn to the light.
portrait-tooBright = The face is too bright. Dim the lamp or draw the curtain.
