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
