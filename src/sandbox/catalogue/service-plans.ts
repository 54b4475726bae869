/** One part of a product, which can be switched off for a user. */
export interface ServicePlan {
  readonly id: string;
  readonly serviceName: string;
  readonly displayName: string;
}

/**
 * Name → id and title, as in the vendor's public table of product names and service plans. A selection: the parts
 * that people know; the products of today hold up to ninety.
 */
const table: Readonly<Record<string, readonly [id: string, title: string]>> = {
  AAD_EDU: ['3a3976ce-de18-4a87-a78e-5e9245e252df', 'Microsoft Entra ID for Education'],
  AAD_PREMIUM: ['41781fb2-bc02-4b7c-bd55-b576c07bb09d', 'Microsoft Entra ID P1'],
  AAD_PREMIUM_P2: ['eec0eb4f-6444-4f95-aba0-50c24d67f998', 'Microsoft Entra ID P2'],
  BI_AZURE_P2: ['70d33638-9c74-4d01-bfd3-562de28bd4ba', 'Power BI Pro'],
  BPOS_S_TODO_1: ['5e62787c-c316-451f-b873-1d05acd4d12c', 'To-Do (Plan 1)'],
  BPOS_S_TODO_2: ['c87f142c-d1e9-4363-8630-aaea9c4d9ae5', 'To-Do (Plan 2)'],
  BPOS_S_TODO_3: ['3fb82609-8c27-4f7b-bd51-30634711ee67', 'To-Do (Plan 3)'],
  BPOS_S_TODO_FIRSTLINE: ['80873e7a-cd2a-4e67-b061-1b5381a676a5', 'To-Do (Firstline)'],
  EXCHANGE_S_ARCHIVE_ADDON: ['176a09a6-7ec5-4039-ac02-b2791c6ba793', 'Exchange Online Archiving'],
  EXCHANGE_S_DESKLESS: ['4a82b400-a79f-41a4-b4e2-e94f5787b113', 'EXCHANGE_S_DESKLESS'],
  EXCHANGE_S_ENTERPRISE: ['efb87545-963c-4e0d-99df-69c6916d9eb0', 'Exchange Online (Plan 2)'],
  EXCHANGE_S_FOUNDATION: ['113feb6c-3fe4-4440-bddc-54d774bf0318', 'Exchange Foundation'],
  EXCHANGE_S_STANDARD: ['9aaf7827-d63c-4b61-89c3-182f06f82e5c', 'EXCHANGE ONLINE (PLAN 1)'],
  FLOW_O365_P1: ['0f9b09cb-62d1-4ff4-9129-43f4996f83f4', 'FLOW FOR OFFICE 365'],
  FLOW_O365_P2: ['76846ad7-7776-4c40-a281-a386362dd1b9', 'Power Automate for Office 365'],
  FLOW_O365_P3: ['07699545-9485-468e-95b6-2fca3738be01', 'Power Automate for Office 365'],
  FLOW_O365_S1: ['bd91b1a4-9f94-4ecf-b45b-3a65e5c8128a', 'Power Automate for Office 365 F3'],
  FORMS_PLAN_E1: ['159f4cd6-e380-449f-a816-af1a9ef76344', 'MICROSOFT FORMS (PLAN E1)'],
  FORMS_PLAN_E3: ['2789c901-c14e-48ab-a76a-be334d9d793a', 'Microsoft Forms (Plan E3)'],
  FORMS_PLAN_E5: ['e212cbc7-0961-4c40-9825-01117710dcb1', 'Microsoft Forms (Plan E5)'],
  FORMS_PLAN_K: ['f07046bd-2a3c-4b96-b0be-dea79d7cbfb8', 'Microsoft Forms (Plan F1)'],
  INTUNE_A: ['c1ec4a95-1f05-45b3-a911-aa3fa01094f5', 'Microsoft Intune Plan 1'],
  INTUNE_EDU: ['da24caf9-af8e-485c-b7c8-e73336da2693', 'Intune for Education'],
  KAIZALA_O365_P1: ['73b2a583-6a59-42e3-8e83-54db46bc3278', 'Microsoft Kaizala Pro'],
  KAIZALA_O365_P2: ['54fc630f-5a40-48ee-8965-af0503c1386e', 'Microsoft Kaizala Pro'],
  KAIZALA_O365_P3: ['aebd3021-9f8f-4bf8-bbe3-0ed2f4f047a1', 'Microsoft Kaizala Pro'],
  KAIZALA_STANDALONE: ['0898bdbb-73b0-471a-81e5-20f1fe4dd66e', 'Microsoft Kaizala'],
  MCOEV: ['4828c8ec-dc2e-4779-b502-87ac9ce28ab7', 'Microsoft 365 Phone System'],
  MCOIMP: ['afc06cb0-b4f4-4473-8286-d644f70d8faf', 'MCOIMP'],
  MCOSTANDARD: ['0feaeb32-d00e-4d66-bd5a-43b5b83db82c', 'SKYPE FOR BUSINESS ONLINE (PLAN 2)'],
  MCOVOICECONF: ['27216c54-caf8-4d0d-97e2-517afb5c08f6', 'SKYPE FOR BUSINESS ONLINE (PLAN 3)'],
  MFA_PREMIUM: ['8a256a2b-b617-496d-b51b-e76466e88db0', 'Microsoft Azure Multi-Factor Authentication'],
  MICROSOFTBOOKINGS: ['199a5c09-e0ca-4e37-8f7c-b05d533e1ea2', 'Microsoft Bookings'],
  OFFICEMOBILE_SUBSCRIPTION: ['c63d4d19-e8cb-460e-b37c-4d6c34603745', 'OFFICEMOBILE_SUBSCRIPTION'],
  OFFICESUBSCRIPTION: ['43de0ff5-c92c-492b-9116-175376d08c38', 'Microsoft 365 Apps for Enterprise'],
  OFFICE_BUSINESS: ['094e7854-93fc-4d55-b2c0-3ab5369ebdc1', 'Microsoft 365 Apps for business'],
  OFFICE_FORMS_PLAN_2: ['9b5de886-f035-4ff2-b3d8-c9127bea3620', 'Microsoft Forms (Plan 2)'],
  OFFICE_FORMS_PLAN_3: ['96c1e14a-ef43-418d-b115-9636cdaa8eed', 'Microsoft Forms (Plan 3)'],
  ONEDRIVE_BASIC: ['da792a53-cbc0-4184-a10d-e544dd34b3c1', 'ONEDRIVE FOR BUSINESS BASIC'],
  POWERAPPS_O365_P1: ['92f7a6f3-b89b-4bbd-8c30-809e6da5ad1c', 'POWERAPPS FOR OFFICE 365'],
  POWERAPPS_O365_P2: ['c68f8d98-5534-41c8-bf36-22fa496fa792', 'Power Apps for Office 365'],
  POWERAPPS_O365_P3: ['9c0dab89-a30c-4117-86e7-97bda240acd2', 'PowerApps for Office 365 Plan 3'],
  POWERAPPS_O365_S1: ['e0287f9f-e222-4f98-9a83-f379e249159a', 'Power Apps for Office 365 F3'],
  PROJECTWORKMANAGEMENT: ['b737dad2-2f6c-4c65-90e3-ca563267e8b9', 'MICROSOFT PLANNE'],
  RMS_S_BASIC: ['31cf2cfc-6b0d-4adc-a336-88b724ed8122', 'Microsoft Azure Rights Management Service'],
  RMS_S_ENTERPRISE: ['bea4c11e-220a-4e6d-8eb8-8ea15d019f90', 'Azure Rights Management'],
  RMS_S_PREMIUM: ['6c57d4b6-3b23-47a5-9bc9-69f17b4947b3', 'Azure Information Protection Premium P1'],
  SHAREPOINTDESKLESS: ['902b47e5-dcb2-4fdc-858b-c63a90a2bdb9', 'SHAREPOINTDESKLESS'],
  SHAREPOINTENTERPRISE: ['5dbe027f-2339-4123-9542-606e4d348a72', 'SharePoint (Plan 2)'],
  SHAREPOINTENTERPRISE_EDU: ['63038b2c-28d0-45f6-bc36-33062963b498', 'SharePoint Plan 2 for EDU'],
  SHAREPOINTSTANDARD: ['c7699d2e-19aa-44de-8edf-1736da088ca1', 'SHAREPOINTSTANDARD'],
  SHAREPOINTSTANDARD_EDU: ['0a4983bb-d3e5-4a09-95d8-b2d0127b3df5', 'SharePoint (Plan 1) for Education'],
  SHAREPOINTWAC: ['e95bec33-7c88-4a70-8e19-b10bd9d0c014', 'OFFICE ONLINE'],
  SHAREPOINTWAC_EDU: ['e03c7e47-402c-463c-ab25-949079bedb21', 'Office for the Web for Education'],
  STREAM_O365_E1: ['743dd19e-1ce3-4c62-a3ad-49ba8f63a2f6', 'Microsoft Stream for Office 365 E1'],
  STREAM_O365_E3: ['9e700747-8b1d-45e5-ab8d-ef187ceec156', 'Microsoft Stream for Office 365 E3'],
  STREAM_O365_E5: ['6c6042f5-6f01-4d67-b8c1-eb99d36eed3e', 'Microsoft Stream for O365 E5 SKU'],
  STREAM_O365_K: ['3ffba0d2-38e5-4d5e-8ec0-98f2b05c09d9', 'STREAM_O365_K'],
  STREAM_O365_SMB: ['3c53ea51-d578-46fa-a4c0-fd0a92809a60', 'Stream for Office 365'],
  SWAY: ['a23b959c-7ce8-4e57-9140-b90eb88a9e97', 'SWAY'],
  TEAMS1: ['57ff2da0-773e-42df-b2af-ffb7a2317929', 'TEAMS1'],
  VISIOONLINE: ['2bdbaf8f-738f-4ac7-9234-3c3ee2ce7d0f', 'VISIO WEB APP'],
  VISIO_CLIENT_SUBSCRIPTION: ['663a804f-1c30-4ff0-9915-9db84f0d1cea', 'VISIO DESKTOP APP'],
  WIN10_ENT_LOC_F1: ['e041597c-9c7f-4ed9-99b0-2663301576f7', 'Windows 10 Enterprise E3 (Local Only)'],
  WINBIZ: ['8e229017-d77b-43d5-9305-903395523b99', 'Windows 10/11 Business'],
  WINDOWS_STORE: ['a420f25f-a7b3-4ff5-a9d0-5d58f73b537d', 'Windows Store Service'],
  YAMMER_EDU: ['2078e8df-cff6-4290-98cb-5408261a760a', 'Yammer for Academic'],
  YAMMER_ENTERPRISE: ['7547a3fe-08ee-4ccb-b430-5077c5041653', 'YAMMER_ENTERPRISE'],
};

/** Every service plan of the catalogue, by its name. */
export const servicePlans: ReadonlyMap<string, ServicePlan> = new Map(
  Object.entries(table).map(([serviceName, [id, displayName]]) => [serviceName, { id, serviceName, displayName }]),
);
