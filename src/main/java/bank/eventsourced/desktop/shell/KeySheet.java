package bank.eventsourced.desktop.shell;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import bank.eventsourced.desktop.kit.KeyTable;
import bank.eventsourced.desktop.kit.Texts;

/** The sheet of all keys, made from the one table of them. */
final class KeySheet {

    private final Texts texts;
    private final Overlay overlay;

    KeySheet(Texts texts, Overlay overlay) {
        this.texts = texts;
        this.overlay = overlay;
    }

    void open() {
        var heading = new Label(texts.get("keys.title"));
        heading.getStyleClass().add("panel-title");
        var scroll = new ScrollPane(KeyTable.of(texts));
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(texts.get("keys.title"));
        scroll.getStyleClass().add("sheet-scroll");
        var sheet = new VBox(heading, scroll);
        sheet.setId("keys");
        sheet.getStyleClass().add("sheet");
        sheet.setMaxHeight(Region.USE_PREF_SIZE);
        overlay.show(sheet, scroll);
    }
}
