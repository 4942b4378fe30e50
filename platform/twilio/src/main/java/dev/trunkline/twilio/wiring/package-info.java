/**
 * Self-wiring: what a service needs to be set at Twilio so that its webhooks come, how that is compared with what is set
 * there, and how drift is mended. A service declares {@link Wire}s; an {@link Outlet} knows one kind of resource.
 */
@NullMarked
package dev.trunkline.twilio.wiring;

import org.jspecify.annotations.NullMarked;
