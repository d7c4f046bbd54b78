# Warum etwas nicht geht
refusal-contracts-it-would-end-before = Er würde enden, bevor er beginnt.
refusal-contracts-say-when-the-present = Sagen Sie, wann die jetzige Laufzeit endet: Ein Vertrag ohne Ende verlängert sich nicht.
refusal-contracts-has-ended-renew-it = { $a } ist beendet. Verlängern Sie ihn, oder legen Sie den neuen an.
refusal-contracts-covers-already-102 = { $a } deckt { $b } schon ab.
refusal-contracts-name-1-to-assets = Nennen Sie 1 bis { $MANY_MAX } Geräte.
refusal-contracts-this-cover-has-ended = Diese Abdeckung ist schon beendet.
refusal-contracts-is-agreed-already-43 = { $a } ist schon vereinbart.
refusal-contracts-it-is-not-agreed = Er ist noch nicht vereinbart: Bearbeiten Sie sein Ende.
refusal-contracts-it-has-no-end = Er hat kein Ende: Er läuft, bis jemand kündigt.
refusal-contracts-it-runs-until-already = Er läuft schon bis { $end }. Nennen Sie einen späteren Tag.
refusal-contracts-is-not-in-force = { $a } ist nicht in Kraft oder schon gekündigt.
refusal-contracts-it-goes-on-by = Er läuft von selbst weiter, wenn bis dahin nicht gekündigt wird.
refusal-contracts-it-ends-then-unless = Er endet dann, wenn er nicht verlängert wird.
refusal-contracts-it-cannot-end-before = Er kann nicht enden, bevor gekündigt ist.
refusal-contracts-by-its-terms-it = Nach seinen Bedingungen endet er frühestens am { $earliest }. Sagen Sie, dass ein früheres Ende vereinbart wurde, oder nehmen Sie diesen Tag.
