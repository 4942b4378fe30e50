package dev.trunkline.wiring;

import dev.trunkline.twilio.wiring.Wire;
import java.util.List;

/** What one service looks after at Twilio; each has one bean of this kind. */
public interface Wires {

    /** As it is called in addresses: {@code messaging}. */
    String service();

    WiringSettings settings();

    /** The account that its work is counted for. */
    String account();

    /**
     * In the order in which they are mended.
     *
     * @throws UnknownPublicUrlException where something is to be looked after and no setting says where it has to lead
     */
    List<Wire> all();
}
