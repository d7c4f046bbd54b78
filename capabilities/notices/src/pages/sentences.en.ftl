# Sentences that the register says: why something is refused, what somebody is told
sentence-notices-this-account-is-no = This account is no person, so nobody writes to it.
sentence-notices-is-not-an-e-mail = “{ $address }” is not an e-mail address.
sentence-notices-this-is-too-large = This is too large to be mailed.
sentence-notices-no-mail-is-set = No mail is set up here. Whoever runs the server sets mail_server; until then, send it yourself.
sentence-notices-no-mail-any-more = No mail is set up here any more.
sentence-notices-this-is-no-address = This is no address.
sentence-notices-not-delivered-to = Not delivered to { $address }: { $subject }
sentence-notices-the-language-is = The language is en or de.
