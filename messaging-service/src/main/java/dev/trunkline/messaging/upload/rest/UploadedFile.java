package dev.trunkline.messaging.upload.rest;

import dev.trunkline.messaging.upload.Uploads;
import java.time.Instant;

/**
 * What the uploading client gets.
 *
 * @param mediaUrl public; to be sent with a message
 */
record UploadedFile(String mediaSid, String mediaType, String mediaUrl, Instant dateCreated) {

    static UploadedFile of(Uploads.Upload.Taken taken) {
        return new UploadedFile(
                taken.file().sid(),
                taken.file().kind().mediaType(),
                taken.url(),
                taken.file().createdAt());
    }
}
