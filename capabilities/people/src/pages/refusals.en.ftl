# Why something is refused
refusal-people-a-person-needs-a = A person needs a name: a first name, a last name, or both.
refusal-people-nobody-is-their-own = Nobody is their own manager.
refusal-people-has-left-already-57 = { $a } has left already.
refusal-people-has-left-choose-somebody = { $a } has left. Choose somebody who works here.
