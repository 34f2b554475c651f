package bank.eventsourced.desktop.imports;

import javafx.scene.Parent;

/** What one step of the import shows. On the FX thread. */
interface StepView {

    Parent root();

    /** Puts the focus where one goes on. */
    void focus();

    /** Goes on, as the main button does. */
    void confirm();
}
