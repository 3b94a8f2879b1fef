# Step 2: facts.
facts-title = Has anything changed?
facts-title-form = Facts
facts-from-record = From the population record
facts-open = To ask
facts-core = Required facts
facts-changes = { $count ->
    [one] { $count } field beyond the record
   *[other] { $count } fields beyond the record
}
facts-unchanged = Nothing changed, go on
facts-complete = Complete, go on
facts-missing = { $count ->
    [one] { $count } field is missing
   *[other] { $count } fields are missing
}
date-help = 25/02/1979
options-none = Nothing matches
options-open = Open the list
options-list = Entries
options-count = { $count ->
    [one] { $count } entry matches
   *[other] { $count } entries match
}
options-entry = { $entry }
options-chosen = { $entry }, chosen
line-wrong = The applicant says this line is not right.
lines-wrong = { $count ->
    [one] The applicant says { $count } line is not right. Ask and correct it.
   *[other] The applicant says { $count } lines are not right. Ask and correct them.
}
group-identity = Identity
group-biometric = Features
group-other = Other
group-residence = Residence
group-family = Family
group-contact = Contact
group-application = Application
group-count = { $filled } of { $all } filled
returned-at-desk = Returned by the supervisor; the desk can mend this
returned-come-back = Returned by the supervisor; the person must come back

field-pin = Personal number
field-full_name = Full birth name
field-other_name = Other name
field-dob = Birth date
field-sex = Sex
field-place_of_birth = Place of birth
field-birth_reg_place = Place of birth registration
field-origin = Ancestral home
field-ethnicity = Ethnic group
field-religion = Religion
field-nationality = Nationality
field-blood_group = Blood group
field-cmnd9 = Old 9-digit number
field-prev_card_issue = Previous card
field-father = Father
field-mother = Mother
field-spouse = Spouse
field-children = Children
field-legal_rep = Legal representative
field-permanent_addr = Permanent residence
field-temporary_addr = Temporary residence
field-current_addr = Lives now at
field-temp_absence = Temporary absence
field-residence_file = Residence file number
field-marital = Marital status
field-rel_to_head = Relation to head of household
field-household_head = Head of household
field-death_missing = Date of death or missing
field-phone = Mobile number
field-email = E-mail
field-features = Identifying features
field-occupation = Occupation
field-delivery = How the card is handed over
field-old_card_collected = Old card taken back
field-issue_type = Kind
field-issue_reason = Reason
