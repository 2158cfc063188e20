# Warum vom Modell kein Entwurf kam. Die Anfrage selbst bleibt immer erhalten.
writer-over-budget = Das Budget für Entwürfe ist heute aufgebraucht. Die Anfrage bleibt erhalten; morgen wieder, oder eine Administratorin fragen.
writer-not-configured = Kein Modell ist eingerichtet, deshalb hat der Vorlagenschreiber dies geschrieben.
writer-timeout = Das Modell hat zu lange gebraucht.
writer-unreachable = Das Modell war nicht erreichbar.
writer-broken = Der Server des Modells hat etwas geantwortet, das keine Antwort ist.
writer-unauthorised = Der Server des Modells hat unseren Schlüssel abgelehnt. Die Einstellungen müssen geprüft werden.
writer-unknown-model = Der Server kennt das eingestellte Modell nicht. Die Einstellungen müssen geprüft werden.
writer-busy = Der Server des Modells ist ausgelastet oder über seinem Limit.
writer-server-error = Der Server des Modells hatte einen Fehler.
writer-refused-request = Der Server des Modells hat die Anfrage nicht angenommen.
writer-too-long = Das Modell hat aufgehört, bevor es fertig war.
writer-refused = Das Modell wollte diese Nachricht nicht schreiben.
writer-filtered = Der Server des Modells hat die Antwort gefiltert.
writer-no-answer = Die Antwort des Modells war leer.
writer-unreadable = Die Antwort des Modells hatte nicht die verlangte Form.
writer-empty = Das Modell hat keinen Betreff oder keinen Text geschrieben.

# Dasselbe, wo der Vorlagenschreiber eingesprungen ist.
writer-timeout-instead = Das Modell hat zu lange gebraucht. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-unreachable-instead = Das Modell war nicht erreichbar. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-broken-instead = Der Server des Modells hat etwas geantwortet, das keine Antwort ist. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-unauthorised-instead = Der Server des Modells hat unseren Schlüssel abgelehnt. Die Einstellungen müssen geprüft werden. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-unknown-model-instead = Der Server kennt das eingestellte Modell nicht. Die Einstellungen müssen geprüft werden. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-busy-instead = Der Server des Modells ist ausgelastet oder über seinem Limit. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-server-error-instead = Der Server des Modells hatte einen Fehler. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-refused-request-instead = Der Server des Modells hat die Anfrage nicht angenommen. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-too-long-instead = Das Modell hat aufgehört, bevor es fertig war. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-refused-instead = Das Modell wollte diese Nachricht nicht schreiben. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-filtered-instead = Der Server des Modells hat die Antwort gefiltert. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-no-answer-instead = Die Antwort des Modells war leer. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-unreadable-instead = Die Antwort des Modells hatte nicht die verlangte Form. Stattdessen hat der Vorlagenschreiber geschrieben.
writer-empty-instead = Das Modell hat keinen Betreff oder keinen Text geschrieben. Stattdessen hat der Vorlagenschreiber geschrieben.
