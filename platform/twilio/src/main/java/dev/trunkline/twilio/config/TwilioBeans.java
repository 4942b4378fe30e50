package dev.trunkline.twilio.config;

import dev.trunkline.twilio.signature.HmacRequestSignatures;
import dev.trunkline.twilio.signature.RequestSignatures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The beans of this module. */
@ApplicationScoped
public class TwilioBeans {

    @Produces
    @Singleton
    RequestSignatures requestSignatures() {
        return new HmacRequestSignatures();
    }
}
