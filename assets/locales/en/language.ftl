# What this language calls itself, its espeak-ng voice, and how digits and dates are said.
language-name = English
language-voice = en-gb
spoken-digit-0 = zero
spoken-digit-1 = one
spoken-digit-2 = two
spoken-digit-3 = three
spoken-digit-4 = four
spoken-digit-5 = five
spoken-digit-6 = six
spoken-digit-7 = seven
spoken-digit-8 = eight
spoken-digit-9 = nine
spoken-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
spoken-year = { $year }
