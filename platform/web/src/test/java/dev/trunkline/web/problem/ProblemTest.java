package dev.trunkline.web.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTest {

    @Test
    void isWrittenAsRfc9457Asks() throws Exception {
        // Given
        var problem = Problem.of("message-refused", "Message refused", 502, "Twilio refused it")
                .with("twilioCode", 21610);
        // When
        var json = new ObjectMapper().readTree(new ObjectMapper().writeValueAsString(problem));
        // Then
        assertThat(json).isEqualTo(new ObjectMapper().readTree("""
                        {"type": "https://trunkline.dev/problems/message-refused", "title": "Message refused", "status": 502,
                         "detail": "Twilio refused it", "twilioCode": 21610}"""));
    }
}
