# Was die Übersicht auf Englisch erklärt, steht schon in ihren Texten.
