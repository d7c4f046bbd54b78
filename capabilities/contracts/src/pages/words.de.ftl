# Felder und Überschriften
word-contract = Vertrag
word-cover = Abdeckung
word-notice-given-on = Gekündigt am
word-parties = Beteiligte
word-reminded-on = Erinnert am
word-service-levels = Servicezusagen
word-since = Seit
word-term-and-notice = Laufzeit und Kündigung

# Auswahl
choice-ended = Beendet
choice-every-month = Monatlich
choice-every-quarter = Vierteljährlich
choice-every-year = Jährlich
choice-in-force = In Kraft
choice-licence = Lizenz
choice-maintenance = Wartung
choice-notice-given = Gekündigt
choice-once = Einmalig
choice-purchase = Kauf
choice-support = Support

# Was geschah
event-ended-the-cover-of = hat die Abdeckung beendet für { $one }
event-gave-notice-of = hat { $one } gekündigt
event-reminded-of = hat erinnert an { $one }
event-renewed = hat { $one } verlängert

# Woran es geschah
contract-cost-the = die Kosten des Vertrags
contract-cover-the = die Abdeckung
contract-the = den Vertrag

# Hilfe, und was ein Befehl tut
says-60-when-left-empty = Leer: 60.
says-a-year-when-left-empty = Leer: ein Jahr.
says-an-earlier-end-than-the-terms-allow-was-agreed = Ein früheres Ende, als die Bedingungen erlauben, wurde vereinbart.
says-empty-when-it-is-paid-as-long-as-the-contract-runs = Leer, wenn bezahlt wird, solange der Vertrag läuft.
says-ends-the-cover-of-an-asset-by-a-contract = Beendet die Abdeckung eines Geräts durch einen Vertrag.
says-gives-notice-a-contract-ends-as-early-as-its-terms-allow-or-as-was-agreed = Kündigt: Ein Vertrag endet so früh, wie seine Bedingungen es erlauben, oder wie vereinbart.
says-is-reminded-of-what-has-to-be-decided = Wird an anstehende Entscheidungen erinnert.
says-its-last-day-the-first-that-its-terms-allow-when-left-out = Sein letzter Tag; ohne Angabe der erste, den seine Bedingungen erlauben.
says-lets-a-contract-go-on-after-its-present-end = Lässt einen Vertrag über sein jetziges Ende hinaus weiterlaufen.
says-months-when-nothing-is-chosen = Monate, wenn nichts gewählt ist.
says-notes-that-a-contract-was-agreed-it-is-in-force = Hält fest, dass ein Vertrag vereinbart wurde: Er ist in Kraft.
says-puts-an-asset-under-a-contract = Stellt ein Gerät unter einen Vertrag.
says-puts-several-assets-under-a-contract-all-of-them-or-none = Stellt mehrere Geräte unter einen Vertrag: alle oder keines.
says-such-as-monday-to-friday-8-to-18 = Etwa Montag bis Freitag, 8 bis 18 Uhr.
says-the-last-day-of-the-new-term-by-its-own-terms-when-left-out = Der letzte Tag der neuen Laufzeit; ohne Angabe nach seinen Bedingungen.
says-the-last-day-of-the-present-term-empty-when-it-runs-until-somebody-ends-it = Der letzte Tag der jetzigen Laufzeit; leer, wenn er läuft, bis jemand ihn beendet.
says-the-last-day-today-when-left-out = Der letzte Tag; heute, wenn nichts angegeben ist.
says-the-start-of-the-contract-when-left-empty = Leer: der Beginn des Vertrags.
