# Portraits: what is measured and what to do.

# Names of the checks (the part after the last dash is the name in the table of rules).
portrait-check-single_face = One face only
portrait-check-framing = Head wholly in the picture
portrait-check-size = Face large enough
portrait-check-frontal = Face straight ahead
portrait-check-roll = Head upright
portrait-check-eyes_open = Eyes open and visible
portrait-check-gaze = Eyes on the camera
portrait-check-mouth_closed = Mouth closed
portrait-check-neutral = Neutral expression
portrait-check-occlusion = Nothing covers the face
portrait-check-glasses = No glasses
portrait-check-head_covering = Bare head, both ears clear
portrait-check-exposure = Brightness of the face
portrait-check-lighting_even = Light even on both sides
portrait-check-sharp = Sharp
portrait-check-compression = Not compressed too far
portrait-check-noise = No grain
portrait-check-colour = Natural skin color
portrait-check-red_eye = No red eyes
portrait-check-background_plain = Plain background
portrait-check-background_light = White background

# What to say when it is not so, or when an officer has to look.
portrait-turnedAside = The face is turned to a side. Turn straight to the camera.
portrait-chinUp = The face looks down. Raise the chin a little.
portrait-chinDown = The face looks up. Lower the chin a little.
portrait-eyesHidden = The eyes are not clear. Take off glasses, brush hair aside, face the lamp.
portrait-eyesClosed = The eyes are closed or narrow. Open the eyes and look into the camera.
portrait-gazeAside = The eyes look elsewhere. Look into the camera.
portrait-mouthOpen = The mouth is open. Close it.
portrait-notNeutral = The expression is not neutral. Relax, no smile.
portrait-occluded = Something may cover the face. Take it away, brush hair from the eyes.
portrait-glassesAsk = Look at the picture: no glasses.
portrait-headCoveringAsk = Look at the picture: bare head, face and both ears clear; religious or ethnic head scarves may stay when they are.
portrait-lowContrast = The face is flat, without light and shade. Adjust the lamp, clean the lens.
portrait-lightUneven = One side of the face is darker. Put the lamp in the middle, or one more on the dark side.
portrait-blurred = The picture is blurred. Hold still, clean the lens, let the camera focus.
portrait-pixelated = The picture is made of squares. Choose a higher resolution.
portrait-compressed = The picture is compressed too far. Choose a higher quality.
portrait-noisy = The picture is grainy. More light.
portrait-colorCast = The skin has no natural color. Switch off colored lamps, set the white balance.
portrait-redEye = The eyes are red. Switch off the flash.
portrait-backgroundUneven = The background is not plain or has a shadow. Clear it, sit further from it.
portrait-backgroundDark = The background is not white. Use a white cloth, put more light on it.
portrait-backgroundColored = The background is colored. Use a white cloth.
