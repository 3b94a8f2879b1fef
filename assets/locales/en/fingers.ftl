# Step 4: fingerprints.
fingers-title = Fingers
slaps = Three placements
slap-13 = Right four fingers
slap-14 = Left four fingers
slap-15 = Both thumbs
slap-1 = Rolled right thumb
slap-2 = Rolled right index finger
slap-3 = Rolled right middle finger
slap-4 = Rolled right ring finger
slap-5 = Rolled right little finger
slap-6 = Rolled left thumb
slap-7 = Rolled left index finger
slap-8 = Rolled left middle finger
slap-9 = Rolled left ring finger
slap-10 = Rolled left little finger
rolled-fingers = Ten fingers, rolled
roll-place = { $slap }: one edge on the glass, roll evenly to the other.
roll-waiting-why = Taken by itself when the finger is rolled. Esc stops.
slap-place = { $slap }: place on the glass, hold still.
slap-waiting = Waiting for the hand
slap-waiting-why = Taken by itself when the hand lies still. Esc stops.
slap-take = Take: { $slap }
slap-keep = Keep, next hand
slap-keep-weak = Keep this one, next hand
slap-accepting = { $slap }: good. Accepted in a second, Esc stops.
slap-accepting-combined = { $slap }: good, each finger from its clearest try. Accepted in a second, Esc stops.
slap-enough = { $slap }: a child, taken three times. The best is accepted by itself, Esc stops.
slap-expected = Expected time: { $seconds } seconds for each placement
slap-over-keep = { $slap }: the expected time is over. Keep the best try, or take it again.
slap-over = { $slap }: the expected time is over and no try can be used. Record which finger cannot be taken, or take it again.
slap-over-none = The expected time is over: record which finger cannot be taken, or take it again.
slap-over-except = Record a finger that cannot be taken
slap-accepted = { $slap }: accepted.
slap-is-kept = { $slap }: kept.
slap-is-excepted = { $slap }: recorded as not obtainable.
slap-stopped = { $slap }: stopped. Press Enter to take.
slap-image = Print image, { $slap }
slap-state-open = Not taken
slap-state-now = Being taken
slap-state-kept = Kept
slap-state-excepted = Not obtainable
slap-state-weak = Kept, not clear
slap-not-seen = { $finger }: not seen, its place is empty.
slap-lacking = Still missing: { $fingers }. The fingers taken are kept.
slap-take-lacking = Take the missing fingers
scanner-is-turned = The scanner stands turned round: its pictures are turned. Press X to turn them.
turn-scanner = Scanner turned round
scanner-turned = The scanner’s pictures are turned round. The station remembers it; take again to see.
scanner-upright = The scanner’s pictures are as usual again. The station remembers it.
stop = Stop
exception = Exception
hand-left = Left hand
hand-right = Right hand
finger-weak = not clear enough.
finger-1 = Right thumb
finger-2 = Right index
finger-3 = Right middle
finger-4 = Right ring
finger-5 = Right little
finger-6 = Left thumb
finger-7 = Left index
finger-8 = Left middle
finger-9 = Left ring
finger-10 = Left little
finger-short-1 = Thumb
finger-short-2 = Index
finger-short-3 = Middle
finger-short-4 = Ring
finger-short-5 = Little
finger-short-6 = Thumb
finger-short-7 = Index
finger-short-8 = Middle
finger-short-9 = Ring
finger-short-10 = Little
finger-excepted = { $finger }: { $kind }, { $lasting }
finger-excepted-text = { $finger }: { $kind }, { $lasting } ({ $text })
finger-kept-weak = { $finger }: { $why } Recorded as it is.
exception-title = Fingers that cannot be taken
exception-which = Which finger?
exception-why = Why?
exception-lasting = How long?
exception-text = In words
exception-declare = Record
exception-declared = Recorded
exception-clear = Remove
exception-count = { $count ->
    [one] { $count } finger
   *[other] { $count } fingers
}
fingers-all-ten = All ten fingers
exception-amputated = Missing
exception-deformed = Deformed
exception-bandaged = Bandaged, wound
exception-worn = Worn, faint
exception-fused = Fused, webbed
exception-extra = An extra finger
rolling-fails = The scanner does not roll: go on without rolled prints
fingers-hand-right = The whole right hand
fingers-hand-left = The whole left hand
come-back-title = Not obtainable for now
come-back-lead = Recorded: { $fingers }. Go on, or let the person come back when it has healed; the application and what was taken wait at this station.
come-back-go-on = Go on
come-back-day = Day of return
come-back-day-help = Type a day, as 25/02/2027; empty to go on.
come-back-pause = Let them come back
evidence-title = Face and both hands
evidence-picture = Face and both hands
evidence-lead = The person holds both hands up at the chest, palms to the camera, the face in sight.
evidence-take = Take
evidence-keep = Keep this picture
evidence-kept = The picture of face and hands is kept.
exception-other = Another reason
for-good = for good
for-now = for now
tries-choose = Tries, the best first
tries-best = best, { $says }
tries-score = lowest score { $score }
tries-unusable = not usable
tries-combined = Tries { $numbers } combined
tries-combined-why = Each finger is from its clearest try.
tries-earlier = Try { $number } is better than try { $newest }, the last one.
digits-try = Choose another try

# Prints that look like others: asked at the end of the step, unless certain.
mix-up-title = Prints look alike
mix-up-other = { $slap }: the prints just taken { $certain ->
    [yes] look very much
   *[no] look somewhat
  } like those of number { $ticket }{ $exchanged ->
    [yes] , other hand
   *[no] {""}
  }. Look again at the person in the chair, then choose.
mix-up-own = { $slap }: the prints just taken { $certain ->
    [yes] look very much
   *[no] look somewhat
  } like fingers taken before. Look again at the hand on the glass, then choose.
mix-up-officer = { $slap }: the prints just taken { $certain ->
    [yes] look very much
   *[no] look somewhat
  } like those of officer { $name }{ $exchanged ->
    [yes] , other hand
   *[no] {""}
  }. Look again at the hand on the glass, then choose.
mix-up-safe = The prints are kept; nothing has been thrown away.
mix-up-fingers = Fingers alike: { $fingers }
mix-up-here = Number { $ticket }: { $name }
mix-up-ways = Choose one
mix-up-again = Take again: { $slap }
mix-up-answer-right = Right person, right hand: looked again
mix-up-answer-samePerson = One person has both applications
mix-up-answer-otherIsWrong = The other application has the wrong prints
mix-up-answer-askSupervisor = Not clear: ask the supervisor
mix-up-answer-twin = Twins or siblings: two people
mix-up-answer-officer-samePerson = This application is that officer’s own
mix-up-grade = { $certain ->
    [yes] Certainly alike.
   *[no] Possibly alike.
  } { $exchanged ->
    [yes] The hands are exchanged.
   *[no] { "" }
  }
mix-up-stage = Application { $ticket }: { $stage }.
mix-up-print-here = Here: { $finger }
mix-up-print-there = The finger like it: { $finger }
mix-up-look = Answer about the prints
mix-up-said = { $officer }: { $answer }
mix-up-review-other = { $slap } is like the prints of number { $ticket } ({ $name }).
mix-up-review-own = { $slap } is like other fingers of this same person.
mix-up-review-officer = { $slap } is like the prints of officer { $name }.
mix-up-gone = application no longer at this station

# An officer's own fingers: so that none of them gets into somebody's application unseen.
own-fingers-open = My fingerprints
own-fingers-title = My fingerprints
own-fingers-lead = Taken once. Applicants' prints are compared with them, so that an officer's finger is not taken for theirs. No picture is kept, only features, at this station.
own-fingers-simulated = Simulated scanner: the hand is drawn, it is nobody's.
own-fingers-lay = Lay your { $slap } on the glass. Esc to stop.
own-fingers-take = Take ({ $key })
own-fingers-again = Take again ({ $key })
own-fingers-none = none yet
own-fingers-known = { $count ->
    [one] { $count } finger
   *[other] { $count } fingers
  }, { $day }
own-fingers-without = without { $fingers }
own-fingers-weak = Not clear enough to compare: { $fingers }. The others are kept; take them again if needed.
own-fingers-some-missing = I lack a finger
own-fingers-missing = Fingers I do not have
own-fingers-forget = Erase my fingerprints
