package dev.trunkline.acceptance;

import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.trunkline.acceptance.Chromium.patient;
import static dev.trunkline.acceptance.Chromium.patientText;
import static io.restassured.RestAssured.given;

/** What is set at Twilio, as the console shows and mends it. */
@ExtendWith(RunningSandbox.class)
class WiringPageTest {

    @AfterEach
    void putBack(Sandbox sandbox) {
        setMethod(sandbox, "POST");
    }

    @Test
    @Tag("Y11")
    void driftIsSeenAndMendedWithAReason(Sandbox sandbox, Chromium chromium) {
        // Given
        var why = Chromium.MARKUP + "somebody had changed it " + System.nanoTime();
        var operator = chromium.console(sandbox, "olga.wiring", "operator");
        operator.getByTestId("rail-settings").click();
        operator.getByTestId("to-wiring").click();
        assertThat(operator.getByTestId("wired-setting").first()).isVisible(patient());
        assertThat(operator.getByTestId("wiring-summary-bridge")).containsText("Everything is as wanted");
        setMethod(sandbox, "GET");
        // When
        operator.getByTestId("check-wiring").click();
        // Then
        assertThat(operator.getByTestId("wiring-summary")).containsText("1 of 5 settings differ", patientText());
        operator.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/wiring-drifted.png")));
        // When
        operator.getByTestId("apply-resource").click();
        operator.getByTestId("why").fill(why);
        operator.getByTestId("confirm").click();
        // Then
        assertThat(operator.getByTestId("wiring-summary")).containsText("Everything is as wanted", patientText());
        assertThat(operator.getByTestId("apply").first()).containsText(why);
        assertThat(operator.getByTestId("apply").first()).containsText("SmsMethod: GET became POST");
        Chromium.assertNothingRan(operator);
        operator.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/wiring-mended.png")));
    }

    /** By hand, past Trunkline. */
    private static void setMethod(Sandbox sandbox, String method) {
        var sid = twilio(sandbox)
                .queryParam("PhoneNumber", sandbox.value("SMS_NUMBER"))
                .get(numbers(sandbox) + ".json")
                .jsonPath()
                .getString("incoming_phone_numbers[0].sid");
        twilio(sandbox)
                .formParam("SmsMethod", method)
                .post(numbers(sandbox) + "/" + sid + ".json")
                .then()
                .statusCode(200);
    }

    private static String numbers(Sandbox sandbox) {
        return sandbox.value("SIMULATOR_URL") + "/api/2010-04-01/Accounts/" + sandbox.value("FLEX_ACCOUNT_SID")
                + "/IncomingPhoneNumbers";
    }

    private static RequestSpecification twilio(Sandbox sandbox) {
        return given().auth().preemptive().basic(sandbox.value("FLEX_ACCOUNT_SID"), sandbox.value("FLEX_AUTH_TOKEN"));
    }
}
