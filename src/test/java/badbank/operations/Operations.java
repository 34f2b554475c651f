package badbank.operations;

import java.sql.Connection;

/** A port that speaks SQL. */
public interface Operations {

    Connection connection();
}
