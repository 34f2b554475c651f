package badbank.account.adapter.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity for everybody. */
@Entity
public class AccountEntity {

    @Id
    private String number = "";

    public String number() {
        return number;
    }
}
