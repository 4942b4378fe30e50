package dev.trunkline.ingress.door;

/** Is told of each signature that was checked. */
public interface SignatureObserver {

    void examined(Examination examination);
}
