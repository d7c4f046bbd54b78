# Sentences that the register says: why something is refused, what somebody is told
sentence-people-a-person-needs-a = A person needs a name: a first name, a last name, or both.
sentence-people-nobody-is-their-own = Nobody is their own manager.
sentence-people-has-left-already-57 = { $a } has left already.
sentence-people-has-left-choose-somebody = { $a } has left. Choose somebody who works here.
