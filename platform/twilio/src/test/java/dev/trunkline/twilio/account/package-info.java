@NullMarked
package dev.trunkline.twilio.account;

import org.jspecify.annotations.NullMarked;
