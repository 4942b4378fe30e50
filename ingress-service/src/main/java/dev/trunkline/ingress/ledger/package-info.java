/** What has come in and is not on the webhook topics. */
@NullMarked
package dev.trunkline.ingress.ledger;

import org.jspecify.annotations.NullMarked;
