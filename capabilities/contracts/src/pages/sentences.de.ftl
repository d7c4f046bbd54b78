# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-contracts-it-would-end-before = Er würde enden, bevor er beginnt.
sentence-contracts-say-when-the-present = Sagen Sie, wann die jetzige Laufzeit endet: Ein Vertrag ohne Ende verlängert sich nicht.
sentence-contracts-has-ended-renew-it = { $a } ist beendet. Verlängern Sie ihn, oder legen Sie den neuen an.
sentence-contracts-covers-already-102 = { $a } deckt { $b } schon ab.
sentence-contracts-name-1-to-assets = Nennen Sie 1 bis { $MANY_MAX } Geräte.
sentence-contracts-this-cover-has-ended = Diese Abdeckung ist schon beendet.
sentence-contracts-is-agreed-already-43 = { $a } ist schon vereinbart.
sentence-contracts-it-is-not-agreed = Er ist noch nicht vereinbart: Bearbeiten Sie sein Ende.
sentence-contracts-it-has-no-end = Er hat kein Ende: Er läuft, bis jemand kündigt.
sentence-contracts-it-runs-until-already = Er läuft schon bis { $end }. Nennen Sie einen späteren Tag.
sentence-contracts-is-not-in-force = { $a } ist nicht in Kraft oder schon gekündigt.
sentence-contracts-it-goes-on-by = Er läuft von selbst weiter, wenn bis dahin nicht gekündigt wird.
sentence-contracts-it-ends-then-unless = Er endet dann, wenn er nicht verlängert wird.
sentence-contracts-it-cannot-end-before = Er kann nicht enden, bevor gekündigt ist.
sentence-contracts-by-its-terms-it = Nach seinen Bedingungen endet er frühestens am { $earliest }. Sagen Sie, dass ein früheres Ende vereinbart wurde, oder nehmen Sie diesen Tag.
sentence-told-contracts-decide = Über { $name } ({ $number }) ist bis { $by } zu entscheiden
