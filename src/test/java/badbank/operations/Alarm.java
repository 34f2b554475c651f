package badbank.operations;

import badbank.desktop.FirstGate;

/** Rings on the desktop. */
record Alarm(FirstGate bell) {}
