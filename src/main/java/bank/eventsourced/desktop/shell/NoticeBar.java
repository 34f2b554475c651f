package bank.eventsourced.desktop.shell;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import bank.eventsourced.desktop.kit.Notices;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.kit.Wrapping;

/** Notices at the foot of the screen: the latest few. What was done goes away by itself, what went wrong does not. */
final class NoticeBar implements Notices {

    private static final int MOST = 3;
    private static final Duration SHOWN = Duration.seconds(12);

    private final Texts texts;
    private final VBox root = new VBox();

    NoticeBar(Texts texts) {
        this.texts = texts;
        root.setId("notices");
        root.getStyleClass().add("notices");
        root.setAlignment(Pos.BOTTOM_CENTER);
        root.setPickOnBounds(false);
        root.setFillWidth(false);
    }

    Node root() {
        return root;
    }

    /** Stays within a region but off what is open at its right. */
    void keepBeside(Region right, Region within) {
        root.maxWidthProperty()
                .bind(within.widthProperty()
                        .subtract(Bindings.when(right.visibleProperty()).then(right.widthProperty()).otherwise(0)));
        StackPane.setAlignment(root, Pos.BOTTOM_LEFT);
    }

    @Override
    public void say(String sentence, List<Action> actions) {
        var notice = notice(sentence, actions, "notice-done");
        var pause = new PauseTransition(SHOWN);
        pause.setOnFinished(_ -> {
            if (notice.isHover() || notice.isFocusWithin()) {
                pause.playFromStart();
            } else {
                root.getChildren().remove(notice);
            }
        });
        pause.play();
    }

    @Override
    public void warn(String sentence) {
        if (root.getChildren().stream().noneMatch(it -> sentence.equals(it.getUserData()))) {
            notice(sentence, List.of(), "notice-trouble");
        }
    }

    private HBox notice(String sentence, List<Action> actions, String style) {
        var words = new Label(sentence);
        words.setId("notice");
        Wrapping.allow(words);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var notice = new HBox(words);
        notice.setUserData(sentence);
        notice.getStyleClass().addAll("notice", style);
        actions.forEach(action -> notice.getChildren().add(link(action.name(), () -> {
            root.getChildren().remove(notice);
            action.run().run();
        })));
        notice.getChildren().add(link(texts.get("shell.notice.close"), () -> root.getChildren().remove(notice)));
        root.getChildren().forEach(it -> it.lookupAll("#notice").forEach(old -> old.setId("older-notice")));
        root.getChildren().add(notice);
        if (root.getChildren().size() > MOST) {
            root.getChildren().removeFirst();
        }
        return notice;
    }

    private static Hyperlink link(String name, Runnable action) {
        var link = new Hyperlink(name);
        link.setAccessibleText(name);
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(_ -> action.run());
        return link;
    }
}
