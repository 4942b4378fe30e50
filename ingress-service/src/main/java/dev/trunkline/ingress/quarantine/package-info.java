/** Keeps requests that name one of our accounts and bear no signature we can verify, and releases them. */
@NullMarked
package dev.trunkline.ingress.quarantine;

import org.jspecify.annotations.NullMarked;
