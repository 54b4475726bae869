/** Countries of the European Economic Area among those of the made-up customers. */
export const europeanEconomicArea = ['PL', 'SE', 'IT', 'DE', 'FR'] as const;

export type Segment = 'commercial' | 'education';

/** A line of the table of plans. */
export interface PlanRow {
  readonly key: string;
  readonly title: string;
  readonly directory: string;
  readonly modern?: string;
  readonly offer?: string;
  readonly segment?: Segment;
  readonly maximum?: number;
  readonly markets?: readonly string[];
  readonly addOnTo?: readonly string[];
  readonly trial?: true;
  readonly retired?: true;
}

const eea = europeanEconomicArea;

/**
 * Offer ids as in partner-center-api.md 22.2, product ids as in 22.3 where known; where that page has none, the id is
 * made up in the same form.
 */
export const planRows: readonly PlanRow[] = [
  {
    key: 'kaizala-pro',
    title: 'Kaizala Pro',
    directory: '7b1f4c9e-5d0a-4f6b-9e27-3a6c81d4e0f5',
    offer: '5C1E9A42-7F3B-4D68-A0C7-2E94B6D1F835',
    retired: true,
  },
  {
    key: 'office-365-e4',
    title: 'Office 365 E4',
    directory: '1392051d-0cb9-4b7a-88d5-621fee5e8711',
    offer: '8909E28E-5832-42F4-9886-B0A5545F3645',
    retired: true,
  },

  {
    key: 'business-basic',
    title: 'Microsoft 365 Business Basic',
    directory: '3b555118-da6a-4418-894f-7df1e2096870',
    modern: 'CFQ7TTC0LH18:0001',
    offer: 'BD938F12-058F-4927-BBA3-AE36B1D2501C',
    maximum: 300,
  },
  {
    key: 'business-basic-no-teams',
    title: 'Microsoft 365 Business Basic (no Teams)',
    directory: '21502a13-c8dc-4744-be9c-177fd9d2eafc',
    modern: 'CFQ7TTC0LH18:0008',
    maximum: 300,
  },
  {
    key: 'business-standard',
    title: 'Microsoft 365 Business Standard',
    directory: 'f245ecc8-75af-4f8e-b61f-27d8114de5f3',
    modern: 'CFQ7TTC0LDPB:0001',
    offer: '031C9E47-4802-4248-838E-778FB1D2CC05',
    maximum: 300,
  },
  {
    key: 'business-standard-no-teams',
    title: 'Microsoft 365 Business Standard (no Teams)',
    directory: '5a1c7b8d-0739-4ca8-bf69-ec87e69133ac',
    modern: 'CFQ7TTC0LDPB:0008',
    maximum: 300,
  },
  {
    key: 'business-premium',
    title: 'Microsoft 365 Business Premium',
    directory: 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46',
    modern: 'CFQ7TTC0LCHC:0002',
    offer: '61795CAB-2ABD-43F6-88E9-C9ADAE5746E0',
    maximum: 300,
  },
  {
    key: 'business-premium-no-teams',
    title: 'Microsoft 365 Business Premium (no Teams)',
    directory: '00e1ec7b-e4a3-40d1-9441-b69b597ab222',
    modern: 'CFQ7TTC0LCHC:000R',
    maximum: 300,
  },
  {
    key: 'business-premium-trial',
    title: 'Microsoft 365 Business Premium Trial',
    directory: 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46',
    modern: 'CFQ7TTC0LCHC:000T',
    maximum: 25,
    trial: true,
  },

  {
    key: 'microsoft-365-f1',
    title: 'Microsoft 365 F1',
    directory: '50f60901-3181-4b75-8a2c-4c8e4c1d5a72',
    modern: 'CFQ7TTC0MBMD:0002',
  },
  {
    key: 'microsoft-365-f3',
    title: 'Microsoft 365 F3',
    directory: '66b55226-6b4f-492c-910c-a3b7a3c9d993',
    modern: 'CFQ7TTC0LH05:0001',
    offer: '3451A3B0-8CDA-44A7-BAD7-C30BE81C4AAA',
  },
  {
    key: 'microsoft-365-f3-eea-no-teams',
    title: 'Microsoft 365 F3 EEA (no Teams)',
    directory: 'f7ee79a7-7aec-4ca4-9fb9-34d6b930ad87',
    modern: 'CFQ7TTC0LH05:000E',
    markets: eea,
  },
  {
    key: 'office-365-f3',
    title: 'Office 365 F3',
    directory: '4b585984-651b-448a-9e53-3b10f069cf7f',
    modern: 'CFQ7TTC0LGZW:0001',
    offer: '6FBAD345-B7DE-42A6-B6AB-79B363D0B371',
  },

  {
    key: 'office-365-e1',
    title: 'Office 365 E1',
    directory: '18181a46-0d4e-45cd-891e-60aabd171b4e',
    modern: 'CFQ7TTC0LF8Q:0001',
    offer: '91FD106F-4B2C-4938-95AC-F54F74E9A239',
  },
  {
    key: 'office-365-e1-no-teams',
    title: 'Office 365 E1 (no Teams)',
    directory: 'f8ced641-8e17-4dc5-b014-f5a2d53f6ac8',
    modern: 'CFQ7TTC0LF8Q:000N',
  },
  {
    key: 'office-365-e3',
    title: 'Office 365 E3',
    directory: '6fd2c87f-b296-42f0-b197-1e91e994b900',
    modern: 'CFQ7TTC0LF8R:0001',
    offer: '796B6B5F-613C-4E24-A17C-EBA730D49C02',
  },
  {
    key: 'office-365-e3-no-teams',
    title: 'Office 365 E3 (no Teams)',
    directory: '46c3a859-c90d-40b3-9551-6178a48d5c18',
    modern: 'CFQ7TTC0LF8R:000N',
  },
  {
    key: 'office-365-e3-eea-no-teams',
    title: 'Office 365 E3 EEA (no Teams)',
    directory: 'd711d25a-a21c-492f-bd19-aae1e8ebaf30',
    modern: 'CFQ7TTC0LF8R:000E',
    markets: eea,
  },
  {
    key: 'office-365-e5',
    title: 'Office 365 E5',
    directory: 'c7df2760-2c81-4ef7-b578-5b5392b571df',
    modern: 'CFQ7TTC0LF8S:0002',
    offer: 'A044B16A-1861-4308-8086-A3A3B506FAC2',
  },
  {
    key: 'microsoft-365-e3',
    title: 'Microsoft 365 E3',
    directory: '05e9a617-0261-4cee-bb44-138d3ef5d965',
    modern: 'CFQ7TTC0LFLX:0001',
    offer: '2B3B8D2D-10AA-4BE4-B5FD-7F2FEB0C3091',
  },
  {
    key: 'microsoft-365-e3-no-teams',
    title: 'Microsoft 365 E3 (no Teams)',
    directory: 'dcf0408c-aaec-446c-afd4-43e3683943ea',
    modern: 'CFQ7TTC0LFLX:000N',
  },
  {
    key: 'microsoft-365-e3-eea-no-teams',
    title: 'Microsoft 365 E3 EEA (no Teams)',
    directory: 'c2fe850d-fbbb-4858-b67d-bd0c6e746da3',
    modern: 'CFQ7TTC0LFLX:000E',
    markets: eea,
  },
  {
    key: 'microsoft-365-e5',
    title: 'Microsoft 365 E5',
    directory: '06ebc4ee-1bb5-47dd-8120-11324bc54e06',
    modern: 'CFQ7TTC0LFLZ:0002',
    offer: '8BDBB60B-E526-43E9-92EF-AB760C8E0B72',
  },
  {
    key: 'microsoft-365-e5-no-teams',
    title: 'Microsoft 365 E5 (no Teams)',
    directory: '18a4bd3f-0b5b-4887-b04f-61dd0ee15f5e',
    modern: 'CFQ7TTC0LFLZ:000N',
  },

  {
    key: 'office-365-a1-faculty',
    title: 'Office 365 A1 for faculty',
    directory: '94763226-9b3c-4e75-a931-5c89701abe66',
    modern: 'CFQ7TTC0NX6A:0001',
    offer: '512e27aa-19d1-4c38-b2cb-5813375c8201',
    segment: 'education',
  },
  {
    key: 'office-365-a1-students',
    title: 'Office 365 A1 for students',
    directory: '314c4481-f395-4525-be8b-2ec4bb1e9d91',
    modern: 'CFQ7TTC0NX6A:0002',
    offer: 'c60e9cc5-7339-479e-8003-285f6bd195c7',
    segment: 'education',
  },
  {
    key: 'office-365-a3-faculty',
    title: 'Office 365 A3 for faculty',
    directory: 'e578b273-6db4-4691-bba0-8d691f4da603',
    modern: 'CFQ7TTC0NX7B:0001',
    offer: '7eb5101b-b893-4d63-92ca-72df3c71fafc',
    segment: 'education',
  },
  {
    key: 'office-365-a3-students',
    title: 'Office 365 A3 for students',
    directory: '98b6e773-24d4-4c0d-a968-6e787a1f8204',
    modern: 'CFQ7TTC0NX7B:0002',
    offer: '1b6263c0-b8fd-4706-98db-89d2ace5c1bf',
    segment: 'education',
  },
  {
    key: 'office-365-a5-faculty',
    title: 'Office 365 A5 for faculty',
    directory: 'a4585165-0533-458a-97e3-c400570268c4',
    modern: 'CFQ7TTC0NX8C:0001',
    offer: '8c484fd0-1f3f-44fb-b6d2-26ca107273f6',
    segment: 'education',
  },
  {
    key: 'office-365-a5-students',
    title: 'Office 365 A5 for students',
    directory: 'ee656612-49fa-43e5-b67e-cb1fdf7699df',
    modern: 'CFQ7TTC0NX8C:0002',
    offer: '3891169e-2323-45f7-95c2-4497cda23d1c',
    segment: 'education',
  },
  {
    key: 'microsoft-365-a1',
    title: 'Microsoft 365 A1',
    directory: 'b17653a4-2443-4e8c-a550-18249dda78bb',
    modern: 'CFQ7TTC0P0HM:0001',
    segment: 'education',
  },
  {
    key: 'microsoft-365-a3-faculty',
    title: 'Microsoft 365 A3 for faculty',
    directory: '4b590615-0888-425a-a965-b3bf7789848d',
    modern: 'CFQ7TTC0P0HP:0001',
    offer: '9c584cf1-8326-4ff4-8a23-0a833ddbcab0',
    segment: 'education',
  },
  {
    key: 'microsoft-365-a3-students',
    title: 'Microsoft 365 A3 for students',
    directory: '7cfd9a2b-e110-4c39-bf20-c6a3f36a3121',
    modern: 'CFQ7TTC0P0HP:0002',
    offer: 'dd3b57a3-5183-4ff8-9e3c-321f4298b58d',
    segment: 'education',
  },
  {
    key: 'microsoft-365-a5-faculty',
    title: 'Microsoft 365 A5 for faculty',
    directory: 'e97c048c-37a4-45fb-ab50-922fbf07a370',
    modern: 'CFQ7TTC0P0HR:0001',
    segment: 'education',
  },
  {
    key: 'microsoft-365-a5-students',
    title: 'Microsoft 365 A5 for students',
    directory: '46c119d4-0379-4a9d-85e4-97c66d3f909e',
    modern: 'CFQ7TTC0P0HR:0002',
    segment: 'education',
  },

  {
    key: 'power-bi-pro',
    title: 'Power BI Pro',
    directory: 'f8a1db68-be16-40ed-86d5-cb42ce701560',
    modern: 'CFQ7TTC0H9MP:0001',
    offer: '800F4F3B-CFE1-42C1-9CEA-675512810488',
  },
  {
    key: 'ems-e3',
    title: 'Enterprise Mobility + Security E3',
    directory: 'efccb6f7-5641-4e0e-bd10-b4976e1bf68e',
    modern: 'CFQ7TTC0LHT4:0001',
    offer: '79C29AF7-3CD0-4A6F-B182-A81E31DEC84E',
  },
  {
    key: 'visio-plan-2',
    title: 'Visio Plan 2',
    directory: 'c5928f49-12ba-48f7-ada3-0d743a3601d5',
    modern: 'CFQ7TTC0HD32:0002',
    offer: 'B4D4B7F4-4089-43B6-9C44-DE97B760FB11',
  },
  {
    key: 'exchange-archiving',
    title: 'Exchange Online Archiving for Exchange Online',
    directory: 'ee02fd1b-340e-4a4b-b355-4a514e4c8943',
    modern: 'CFQ7TTC0LH0J:0001',
    offer: '2828BE95-46BA-4F91-B2FD-0BEF192ECF60',
    addOnTo: ['office-365-e4', 'office-365-e1', 'office-365-f3', 'business-basic', 'business-standard'],
  },
  {
    key: 'teams-phone',
    title: 'Microsoft Teams Phone Standard',
    directory: 'e43b5b99-8dfb-405f-9987-dc307f34bcbd',
    modern: 'CFQ7TTC0LHXJ:0001',
    addOnTo: [
      'office-365-e1',
      'office-365-e3',
      'microsoft-365-e3',
      'business-basic',
      'business-standard',
      'business-premium',
    ],
  },
];
