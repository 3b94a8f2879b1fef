# Test data: an invented language with a few sentences. No translation of anything, and not shipped.
language-name = [qaa] test
applicant-review = [qaa] read this, { $you }
applicant-all-right = [qaa] all right
