/** What happens once a transaction has been committed. */
@NullMarked
package dev.trunkline.messaging.inbox.transaction;

import org.jspecify.annotations.NullMarked;
