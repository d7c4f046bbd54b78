# Sentences that the register says: why something is refused, what somebody is told
sentence-notices-this-account-is-no = This account is no person, so nobody writes to it.
sentence-notices-the-language-is = The language is en or de.
