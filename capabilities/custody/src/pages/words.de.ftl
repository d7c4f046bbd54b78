# Felder und Überschriften
word-to-asset = An das Gerät
word-to-location = An den Ort
word-to-person = An die Person

# Was geschah
event-moved = hat { $one } versetzt
event-transferred = hat { $one } übergeben

# Hilfe, und was ein Befehl tut
says-hands-an-asset-out-to-a-person-a-place-or-another-asset = Gibt ein Gerät an eine Person, einen Ort oder ein anderes Gerät aus.
says-hands-several-assets-out-to-one-receiver-all-of-them-or-none = Gibt mehrere Geräte an einen Empfänger aus: alle oder keines.
says-moves-an-asset-to-another-place-its-holder-stays-the-same = Versetzt ein Gerät an einen anderen Ort; sein Inhaber bleibt derselbe.
says-passes-an-asset-from-its-holder-to-the-next = Gibt ein Gerät von seinem Inhaber an den nächsten weiter.
says-takes-an-asset-back-from-its-holder = Nimmt ein Gerät von seinem Inhaber zurück.
says-when-they-should-come-back = Wann sie zurückkommen sollen.
