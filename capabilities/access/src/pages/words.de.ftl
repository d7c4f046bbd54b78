# Felder und Überschriften
word-account = Konto
word-change-password = Passwort ändern
word-create-account = Konto anlegen
word-create-token = Token anlegen
word-current = Bisheriges
word-disable = Sperren
word-enable = Entsperren
word-end-session = Sitzung beenden
word-may-do = Darf
word-password = Passwort
word-permissions = Rechte
word-revoke-token = Token widerrufen
word-revoked-on = Widerrufen am
word-roles = Rollen
word-session = Sitzung
word-set-password = Passwort setzen
word-set-roles = Rollen setzen
word-token = Token
word-username = Benutzername

# Auswahl
choice-disabled = Gesperrt

# Was geschah
event-changed-the-password-of = hat das Passwort geändert für { $one }
event-ended-a-calendar-address-of = hat eine Kalenderadresse beendet von { $one }
event-made-a-calendar-address-for = hat eine Kalenderadresse erzeugt für { $one }
event-created = hat { $one } angelegt
event-disabled = hat { $one } gesperrt
event-enabled = hat { $one } entsperrt
event-given-to-a-person = hat { $one } einer Person zugeordnet
event-set-the-roles-of = hat die Rollen gesetzt für { $one }

# Woran es geschah
account-the = das Konto
role-the = die Rolle
token-the = das Token

# Hilfe, und was ein Befehl tut
says-changes-one-s-own-password-all-that-is-open-on-the-account-ends = Ändert das eigene Passwort; alles Offene des Kontos endet.
says-closes-an-account-its-sessions-and-tokens-end-at-once = Sperrt ein Konto: Seine Sitzungen und Token enden sofort.
says-ends-one-of-one-s-own-sessions = Beendet eine der eigenen Sitzungen.
says-gives-an-account-these-roles-instead-of-those-that-it-has = Gibt einem Konto diese Rollen anstelle der bisherigen.
says-its-last-day-90-days-from-today-when-left-out-a-year-at-most = Sein letzter Tag; ohne Angabe 90 Tage ab heute, höchstens ein Jahr.
says-its-number-in-the-list-of-sessions = Ihre Nummer in der Liste der Sitzungen.
says-its-password-without-one-it-is-used-by-sign-in-links-and-tokens = Sein Passwort; ohne eines dienen Anmeldelinks und Token.
says-makes-a-token-for-one-s-own-account-its-secret-is-shown-once = Legt ein Token für das eigene Konto an; sein Geheimnis wird einmal gezeigt.
says-makes-an-account = Legt ein Konto an.
says-opens-a-closed-account-again = Öffnet ein gesperrtes Konto wieder.
says-permissions-or-patterns-such-as-assets-and-read = Rechte, oder Muster wie assets.* und *.read.
says-says-whose-an-account-is = Sagt, wem ein Konto gehört.
says-sets-somebody-s-password-all-that-is-open-on-the-account-ends = Setzt jemandes Passwort; alles Offene des Kontos endet.
says-takes-a-token-back-so-that-it-opens-nothing-any-more = Nimmt ein Token zurück, sodass es nichts mehr öffnet.
says-the-new-one = Das neue.
says-the-new-password = Das neue Passwort.
says-the-present-one = Das bisherige.
says-what-is-typed-to-sign-in = Was beim Anmelden eingetippt wird.
says-what-it-is-called-on-pages = Wie es auf Seiten heißt.
says-what-it-may-do-at-most-permissions-or-patterns-such-as-read-everything-that-the-account-may-when-empty = Was es höchstens darf: Rechte oder Muster wie `*.read`; leer alles, was das Konto darf.
says-which-token = Welches Token.
says-ends-the-address-of-one-of-one-s-own-calendars-nobody-reads-it-any-more = Beendet die Adresse eines eigenen Kalenders: Niemand liest ihn mehr.
says-which-calendar-bookings-maintenance = Welcher Kalender: `bookings`, `maintenance`.
word-calendar = Kalender
word-end-calendar = Kalenderadresse beenden
